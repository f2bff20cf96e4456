using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts.Files;

namespace Chatbotics.Grains.Contacts.Files;

/// <summary>What is stored of an import. Stored by name; samples and problems go with the file when it ends.</summary>
internal sealed record ImportState
{
    /// <summary>How far it is.</summary>
    public ImportStage Stage { get; init; }

    /// <summary>The file's name.</summary>
    public string FileName { get; init; } = "";

    /// <summary>How many parts the file has.</summary>
    public int Parts { get; init; }

    /// <summary>How many bytes.</summary>
    public int Bytes { get; init; }

    /// <summary>The key that seals the parts.</summary>
    public Guid KeyId { get; init; }

    /// <summary>A field for each column.</summary>
    public ImmutableArray<string?> Fields
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>How many rows there are.</summary>
    public int Rows { get; init; }

    /// <summary>How many are done.</summary>
    public int Taken { get; init; }

    /// <summary>How many contacts were made.</summary>
    public int Created { get; init; }

    /// <summary>How many were changed.</summary>
    public int Updated { get; init; }

    /// <summary>How many rows were left out.</summary>
    public int Bad { get; init; }

    /// <summary>Why the first of them were; texts say what to do and repeat nothing of the file.</summary>
    public ImmutableArray<ImportProblem> Problems
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];
}
