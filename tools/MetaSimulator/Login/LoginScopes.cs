namespace Chatbotics.MetaSimulator.Login;

/// <summary>The permissions that each login asks for, unless the call names others.</summary>
internal static class LoginScopes
{
    /// <summary>Facebook Login for Business.</summary>
    public static string[] Pages { get; } =
        ["pages_show_list", "pages_messaging", "pages_manage_metadata", "instagram_basic", "instagram_manage_messages", "business_management"];

    /// <summary>Embedded Signup.</summary>
    public static string[] WhatsApp { get; } = ["whatsapp_business_management", "whatsapp_business_messaging"];

    /// <summary>Instagram Login.</summary>
    public static string[] Instagram { get; } =
        ["instagram_business_basic", "instagram_business_manage_messages", "instagram_business_manage_comments"];

    /// <summary>What a dialog's address asks for.</summary>
    /// <param name="scope">Its parameter, or null.</param>
    /// <param name="usual">What it means without one.</param>
    public static IReadOnlyList<string> Read(string? scope, string[] usual) =>
        string.IsNullOrEmpty(scope) ? usual : scope.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
