using System.Collections.Immutable;

namespace Chatbotics.MetaSimulator.Customers;

/// <summary>One bubble on the customer's phone. A change replaces it by a new record with the same <see cref="Id"/>.</summary>
public sealed record PhoneMessage
{
    /// <summary>The provider's message id (wamid, mid).</summary>
    public required string Id { get; init; }

    /// <summary>True when the business wrote it, by the app or elsewhere.</summary>
    public required bool FromBusiness { get; init; }

    /// <summary>text, image, video, audio, document, sticker, location, contacts, interactive, template, postback, ….</summary>
    public required string Kind { get; init; }

    /// <summary>When, by the simulator's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The text, caption or title.</summary>
    public string? Text { get; init; }

    /// <summary>Where the first medium lies.</summary>
    public string? MediaUrl { get; init; }

    /// <summary>What can be tapped.</summary>
    public ImmutableArray<PhoneOption> Options { get; init; } = [];

    /// <summary>The message this one answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>How far it has come.</summary>
    public PhoneMessageState State { get; init; }

    /// <summary>The other side's reaction.</summary>
    public string? Reaction { get; init; }

    /// <summary>Whether it was edited after it was sent.</summary>
    public bool Edited { get; init; }

    /// <summary>Whether it was taken back.</summary>
    public bool Unsent { get; init; }

    /// <summary>Why the customer never got it: error code of a failed send. Null for all others.</summary>
    public int? FailedWith { get; init; }

    /// <summary>Whether a person wrote it in the business's own app or Page inbox.</summary>
    public bool FromNativeApp { get; init; }
}
