namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>An event of one contact's thread.</summary>
[GenerateSerializer, Immutable, Alias("contact-event")]
public abstract record ContactEvent : ChannelEvent
{
    /// <summary>Who is on the other side.</summary>
    [Id(10)]
    public required ContactIdentity Contact { get; init; }

    /// <summary>Another app owns the thread at Meta (<c>standby</c>): keep the event, never answer it.</summary>
    [Id(11)]
    public bool IsStandby { get; init; }

    /// <summary>
    /// Identifies the event on its connection for deduplication: the provider's message id and the event's kind,
    /// for example <c>m:wamid.…</c> or <c>delivered:wamid.…</c>. Stable across redeliveries; at most 200 characters.
    /// </summary>
    [Id(12)]
    public required string DedupeId { get; init; }
}
