using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Grains.Abstractions.Tenancy;

/// <summary>The declared state of a workspace, as an operator's seed file or a set-up page gives it.</summary>
[GenerateSerializer, Immutable, Alias("workspace-definition")]
public sealed record WorkspaceDefinition
{
    /// <summary>What people call it, 1 to 100 characters.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>The built-in responder; null leaves the present one.</summary>
    [Id(1)]
    public ResponderDefinition? Responder { get; init; }

    /// <summary>Where the business is: an IANA name such as "Europe/Berlin"; null leaves the present one.</summary>
    [Id(2)]
    public string? TimeZone { get; init; }

    /// <summary>What the business mostly writes: a BCP 47 tag such as "de" or "pt-BR"; null leaves the present one.</summary>
    [Id(3)]
    public string? Language { get; init; }
}
