namespace Chatbotics.Grains.Abstractions.Audit;

/// <summary>Who acted. Numbers never change.</summary>
[GenerateSerializer, Alias("audit-actor-kind")]
public enum AuditActorKind
{
    /// <summary>The engine itself or its operator.</summary>
    System = 0,

    /// <summary>A person.</summary>
    Person = 1,

    /// <summary>A program with an API key.</summary>
    ApiKey = 2,
}
