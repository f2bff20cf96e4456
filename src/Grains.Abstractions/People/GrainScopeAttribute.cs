namespace Chatbotics.Grains.Abstractions.People;

/// <summary>Says whose grains of an interface are. Without it they are a workspace's.</summary>
/// <param name="scope">Whose.</param>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class GrainScopeAttribute(GrainScope scope) : Attribute
{
    /// <summary>Whose.</summary>
    public GrainScope Scope { get; } = scope;
}
