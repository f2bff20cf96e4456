namespace Chatbotics.Grains.Abstractions.Inbox;

/// <summary>How a condition compares. Stored in saved filters: numbers never change.</summary>
[GenerateSerializer, Alias("inbox-operator")]
public enum InboxOperator
{
    /// <summary>One of the values.</summary>
    AnyOf = 1,

    /// <summary>None of the values.</summary>
    NoneOf = 2,

    /// <summary>All of the values; for labels.</summary>
    AllOf = 3,

    /// <summary>There is one at all.</summary>
    IsSet = 4,

    /// <summary>There is none.</summary>
    IsNotSet = 5,

    /// <summary>More than so many minutes ago; for times.</summary>
    LongerAgoThan = 6,

    /// <summary>Within the last so many minutes; for times.</summary>
    WithinLast = 7,

    /// <summary>Before a time in ISO 8601.</summary>
    Before = 8,

    /// <summary>At or after a time in ISO 8601.</summary>
    After = 9,
}
