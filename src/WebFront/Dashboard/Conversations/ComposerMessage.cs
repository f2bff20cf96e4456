using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>What a browser sends: a reply or a private note. Everything in it is hostile.</summary>
public sealed record ComposerMessage
{
    /// <summary>The browser's own id of it.</summary>
    public string Id { get; init; } = "";

    /// <summary>"reply" or "note".</summary>
    public string Mode { get; init; } = "reply";

    /// <summary>The text.</summary>
    public string Text { get; init; } = "";

    /// <summary>The attached files, in order.</summary>
    public IReadOnlyList<ComposerFile> Files { get; init; } = [];

    /// <summary>Answers to offer.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Who is named in a note.</summary>
    public IReadOnlyList<Mention> Mentions { get; init; } = [];

    /// <summary>When to send it, milliseconds since 1970; 0 for at once.</summary>
    public long At { get; init; }

    /// <summary>How many seconds it waits, so that it can be taken back.</summary>
    public int Hold { get; init; }

    /// <summary>Whether it is a private note.</summary>
    public bool IsNote => Mode == "note";
}
