namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>An event of the account or asset: template status, quality, policy, errors, calls to the whole number, ….</summary>
[GenerateSerializer, Immutable, Alias("account-event")]
public sealed record AccountEvent : ChannelEvent
{
    /// <summary>What it is in our words: account, template_status, template_quality, template_category, template_components, channel_error, history, contacts_sync, policy_enforcement, handover, leadgen, feed, mention, ignore, ….</summary>
    [Id(10)]
    public required string Event { get; init; }

    /// <summary>The platform's field or sub-kind, for example "phone_number_quality_update".</summary>
    [Id(11)]
    public string? Kind { get; init; }

    /// <summary>The platform's error code, for events that carry one.</summary>
    [Id(12)]
    public int? Code { get; init; }

    /// <summary>A short readable text: the new status, the decision, the error's title.</summary>
    [Id(13)]
    public string? Text { get; init; }

    /// <summary>The object it is about: a template id, a post, a lead.</summary>
    [Id(14)]
    public string? SubjectId { get; init; }

    /// <summary>That object's name.</summary>
    [Id(15)]
    public string? SubjectName { get; init; }

    /// <summary>The reason that the platform gives.</summary>
    [Id(16)]
    public string? Reason { get; init; }

    /// <summary>The media or post it belongs to.</summary>
    [Id(17)]
    public string? MediaId { get; init; }

    /// <summary>Comments and posts of the account itself: what they answer.</summary>
    [Id(18)]
    public string? ParentId { get; init; }

    /// <summary>Comments and posts without a contact's thread: who wrote them; the account itself when equal to the asset.</summary>
    [Id(19)]
    public string? AuthorId { get; init; }

    /// <summary>That author's name.</summary>
    [Id(20)]
    public string? AuthorName { get; init; }

    /// <summary>The platform's own id of the event, if it has one.</summary>
    [Id(21)]
    public string? EventId { get; init; }
}
