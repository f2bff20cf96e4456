using System.Text.Json.Serialization;

namespace Chatbotics.Storage.Sqlite.Knowledge;

/// <summary>What is sealed of a passage.</summary>
/// <param name="Headings">The headings above.</param>
/// <param name="Question">The question, if it is an answer.</param>
/// <param name="Text">The text.</param>
internal sealed record PassageContent(
    [property: JsonPropertyName("h")] string[] Headings,
    [property: JsonPropertyName("q")] string? Question,
    [property: JsonPropertyName("t")] string Text);
