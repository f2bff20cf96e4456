namespace Chatbotics.Grains.Tests.Media;

/// <summary>A file as the first build wrote it: "a small file", named a.png, for acme's conversation with 49151, id f1.</summary>
internal static class FrozenFile
{
    public const string Content = "AQAAAAAAAAAAAAAAAG+cxrPUQO+dbsHFUPemUz4JOxS6a+uSq6d2Y1U=";

    public const string Header = "AV1vnJ499kuPmlUMek9qGywBAQEBAQEBAQEBAQEBDOGGWgbzDRSnNRNxdwlw4ukP7Lb0rGG0kq90je150QCD4lt+06d4H3pWjq9Xh7RS4ogpaivQ8XeaVAgcqUPmuihVYtmrVacKxxFiJUGRQJTGkLLtB49S/1lnq1FLcaea3vcipQ==";
}
