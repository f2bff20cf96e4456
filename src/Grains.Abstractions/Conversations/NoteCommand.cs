using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>A private note: the team sees it, the customer never does.</summary>
[GenerateSerializer, Immutable, Alias("note-command")]
public sealed record NoteCommand
{
    /// <summary>The browser's own id of the note: the same id again writes nothing again. 1 to 64 characters.</summary>
    [Id(0)]
    public required string ClientId { get; init; }

    /// <summary>Who writes.</summary>
    [Id(1)]
    public required Author Person { get; init; }

    /// <summary>The note, 1 to 10,000 characters.</summary>
    [Id(2)]
    public required string Text { get; init; }

    /// <summary>Who is named in it, at most 20.</summary>
    [Id(3)]
    public ImmutableArray<Mention> Mentions { get; init; } = [];
}
