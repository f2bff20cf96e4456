using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Contacts.Files;

/// <summary>How an import stands.</summary>
[GenerateSerializer, Immutable, Alias("import-status")]
public sealed record ImportStatus
{
    /// <summary>How far it is.</summary>
    [Id(0)]
    public ImportStage Stage { get; init; }

    /// <summary>The file's name.</summary>
    [Id(1)]
    public string FileName { get; init; } = "";

    /// <summary>The columns.</summary>
    [Id(2)]
    public ImmutableArray<ImportColumn> Columns { get; init; } = [];

    /// <summary>How many rows the file has, the header aside.</summary>
    [Id(3)]
    public int Rows { get; init; }

    /// <summary>How many rows are done.</summary>
    [Id(4)]
    public int Taken { get; init; }

    /// <summary>How many contacts were made.</summary>
    [Id(5)]
    public int Created { get; init; }

    /// <summary>How many contacts were there and got new values.</summary>
    [Id(6)]
    public int Updated { get; init; }

    /// <summary>How many rows can't be taken in, or could not.</summary>
    [Id(7)]
    public int Bad { get; init; }

    /// <summary>The first of those, at most 100.</summary>
    [Id(8)]
    public ImmutableArray<ImportProblem> Problems { get; init; } = [];
}
