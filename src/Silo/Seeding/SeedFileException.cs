using System.Collections.Immutable;

namespace Chatbotics.Silo.Seeding;

/// <summary>A seed file can't be used; nothing of it was applied.</summary>
public sealed class SeedFileException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="errors">At least one error.</param>
    public SeedFileException(ImmutableArray<SeedError> errors)
        : base("The seed file can't be used." + string.Concat(errors.Select(error => $"{Environment.NewLine}  {error.Path}: {error.Message}"))) =>
        Errors = errors;

    /// <summary>Every error that was found, in the file's order.</summary>
    public ImmutableArray<SeedError> Errors { get; }
}
