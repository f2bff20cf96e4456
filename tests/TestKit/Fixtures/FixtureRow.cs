using System.Text.Json;

namespace Chatbotics.TestKit.Fixtures;

/// <summary>A row of the fixtures' index.</summary>
/// <param name="File">The fixture's path in the folder.</param>
/// <param name="Channel">whatsapp, messenger, instagram, api, signatures, ….</param>
/// <param name="Kind">webhook, api, vectors, signed_request, ….</param>
/// <param name="Exercises">What it is there for.</param>
/// <param name="Expect">What it means: an array of flat objects.</param>
public sealed record FixtureRow(string File, string Channel, string Kind, string Exercises, JsonElement Expect)
{
    /// <inheritdoc/>
    public override string ToString() => File;
}
