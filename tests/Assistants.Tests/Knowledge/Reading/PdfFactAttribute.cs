using System.Diagnostics;

namespace Chatbotics.Assistants.Tests.Knowledge.Reading;

/// <summary>A test that needs pdftotext: in the path, or where the variable CHATBOTICS_PDFTOTEXT says. Skipped when it is absent.</summary>
internal sealed class PdfFactAttribute : FactAttribute
{
    private static readonly string Program = Environment.GetEnvironmentVariable("CHATBOTICS_PDFTOTEXT") is { Length: > 0 } named ? named : "pdftotext";
    private static readonly bool IsThere = Runs();

    public PdfFactAttribute() => Skip = IsThere ? null : "pdftotext is not installed (poppler-utils).";

    public static Dictionary<string, string?> Settings() => new(StringComparer.Ordinal) { ["Knowledge:Pdf:Program"] = Program };

    private static bool Runs()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Program, "-v") { UseShellExecute = false, RedirectStandardError = true });
            process!.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
