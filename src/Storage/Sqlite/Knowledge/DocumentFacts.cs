using System.Text.Json.Serialization;

namespace Chatbotics.Storage.Sqlite.Knowledge;

/// <summary>What is sealed of a document.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Address">Its public address, if any.</param>
internal sealed record DocumentFacts([property: JsonPropertyName("t")] string Title, [property: JsonPropertyName("a")] string? Address);
