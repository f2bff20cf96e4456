using System.Collections.Immutable;
using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator.Scenarios;

/// <summary>One thing that happens in a scenario, or one action through the control API. <see cref="Do"/> decides which members count.</summary>
public sealed record ScenarioStep
{
    /// <summary>
    /// text, image, video, audio, document, sticker, album, location, contact, tap, react, unreact, edit, unsend, unsupported,
    /// storyMention, share, referral, read, receipt, human, showPhone, changeNumber, changeUserId; and for the play itself
    /// send (something held back), reply (wait for the business), wait, batch.
    /// </summary>
    public required string Do { get; init; }

    /// <summary>Who acts: a name from the scenario's people.</summary>
    public string? Who { get; init; }

    /// <summary>A name for the message, so that later steps can mean it.</summary>
    public string? As { get; init; }

    /// <summary>The message meant: a name given by <see cref="As"/>, or a provider's id.</summary>
    public string? Of { get; init; }

    /// <summary>Text, caption, emoji, name of a place, status of a receipt, number or user id, as the action needs it.</summary>
    public string? Text { get; init; }

    /// <summary>The message this one answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The payload of a quick reply, or the id of the option tapped; the first option when it is missing.</summary>
    public string? Option { get; init; }

    /// <summary>How many pictures an album has; how often a batch is delivered.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Latitude of a place.</summary>
    public double Latitude { get; init; }

    /// <summary>Longitude of a place.</summary>
    public double Longitude { get; init; }

    /// <summary>The error code of a failed receipt.</summary>
    public int? Error { get; init; }

    /// <summary>How long to wait, in milliseconds; for <c>reply</c> at most so long.</summary>
    public int Milliseconds { get; init; } = 250;

    /// <summary>Makes the event but keeps it back until a step <c>send</c> names it.</summary>
    public bool Hold { get; init; }

    /// <summary>Delivers a batch's events in reverse order.</summary>
    public bool Reversed { get; init; }

    /// <summary>How a batch's events share one webhook; null gives each its own.</summary>
    public BatchShape? Shape { get; init; }

    /// <summary>What a batch holds.</summary>
    public ImmutableArray<ScenarioStep> Steps { get; init; } = [];
}
