using System.Text.Json;

namespace Chatbotics.WebFront.Languages;

/// <summary>The texts that the browser's own scripts say, for a page in another language than English, which they speak by themselves.</summary>
internal static class ScriptTexts
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Each English text with its translation, as JSON; null in English.</summary>
    public static string? Json => Speech.Current == Speech.All[0] ? null : JsonSerializer.Serialize(Words(), Plain);

    private static Dictionary<string, string> Words() => new(StringComparer.Ordinal)
    {
        ["Copied"] = Texts.Thread["Copied"],
        ["Private note about {0}"] = Texts.Thread["Private note about {0}"],
        ["Reply to {0}"] = Texts.Thread["Reply to {0}"],
        ["Only your team sees this, @ names a colleague"] = Texts.Thread["Only your team sees this, @ names a colleague"],
        ["Reply on {0}, / for saved answers"] = Texts.Thread["Reply on {0}, / for saved answers"],
        ["Add note"] = Texts.Thread["Add note"],
        ["Send"] = Texts.Thread["Send"],
        ["Nobody of your team is called that."] = Texts.Thread["Nobody of your team is called that."],
        ["No saved answer begins like that."] = Texts.Thread["No saved answer begins like that."],
        ["There are no saved answers yet. Settings, Saved answers."] = Texts.Thread["There are no saved answers yet. Settings, Saved answers."],
        ["The file could not be stored. Attach it again."] = Texts.Thread["The file could not be stored. Attach it again."],
        ["The line dropped while the file was on its way."] = Texts.Thread["The line dropped while the file was on its way."],
        ["Shrink and attach"] = Texts.Thread["Shrink and attach"],
        ["Try again"] = Texts.Thread["Try again"],
        ["Remove {0}"] = Texts.Thread["Remove {0}"],
        ["Uploading {0}"] = Texts.Thread["Uploading {0}"],
        ["Answer {0}"] = Texts.Thread["Answer {0}"],
        ["Offered answer {0}"] = Texts.Thread["Offered answer {0}"],
        ["Remove answer {0}"] = Texts.Thread["Remove answer {0}"],
        ["Search"] = Texts.Thread["Search"],
        ["Search emoji"] = Texts.Thread["Search emoji"],
        ["No emoji is called that."] = Texts.Thread["No emoji is called that."],
        ["Choose a day and a time."] = Texts.Thread["Choose a day and a time."],
    };
}
