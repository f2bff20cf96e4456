namespace Chatbotics.Grains.Abstractions.Privacy.Retention;

/// <summary>What a retention rule is about. Stored as its number, which never changes.</summary>
[GenerateSerializer, Alias("retention-kind")]
public enum RetentionKind
{
    /// <summary>Whole conversations, so many days after their last message. By channel.</summary>
    Messages = 0,

    /// <summary>The pictures, voice notes and files of messages, so many days after each came or went. By channel.</summary>
    Media = 1,

    /// <summary>What agents looked at and kept as evidence, so many days after each turn. By channel.</summary>
    Traces = 2,

    /// <summary>Counts for each day: what agents did and spent. Of the workspace; what is older stays as sums of months.</summary>
    Analytics = 3,

    /// <summary>The oldest entries of the audit log. Of the workspace.</summary>
    Audit = 4,
}
