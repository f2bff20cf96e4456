using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;

namespace Chatbotics.Grains.Contacts.Files;

/// <summary>What is stored of an export. Stored by name.</summary>
internal sealed record ExportState
{
    /// <summary>Who began it; null for the engine.</summary>
    public string? By { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? BeganAt { get; init; }

    /// <summary>Which contacts.</summary>
    public ImmutableArray<ContactCondition> Where
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>The attributes, in the order of the columns.</summary>
    public ImmutableArray<string> Attributes
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>The key that seals the parts.</summary>
    public Guid KeyId { get; init; }

    /// <summary>How many parts are written.</summary>
    public int Parts { get; init; }

    /// <summary>Where to go on.</summary>
    public string? Cursor { get; init; }

    /// <summary>How many contacts there were when it began.</summary>
    public long Total { get; init; }

    /// <summary>How many are written.</summary>
    public long Written { get; init; }

    /// <summary>Whether the file is whole.</summary>
    public bool IsDone { get; init; }
}
