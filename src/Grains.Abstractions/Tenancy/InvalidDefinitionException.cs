using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Tenancy;

/// <summary>A definition of a workspace or connection breaks its rules; nothing was changed.</summary>
[GenerateSerializer, Alias("invalid-definition")]
public sealed class InvalidDefinitionException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="errors">At least one error.</param>
    public InvalidDefinitionException(ImmutableArray<DefinitionError> errors)
        : base(string.Join(' ', errors.Select(error => $"{error.Field}: {error.Message}"))) => Errors = errors;

    /// <summary>Every error that was found, in the order of the fields.</summary>
    [Id(0)]
    public ImmutableArray<DefinitionError> Errors { get; }
}
