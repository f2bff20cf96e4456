namespace Chatbotics.Assistants.Agents;

/// <summary>What the operator allows agents' tools. Section "Agents" of the configuration.</summary>
internal sealed record AgentToolOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Agents";

    /// <summary>Hosts that HTTP actions may call although they are inside a private network: "host:port"; default none. Any workspace can then call them.</summary>
    public IList<string> TrustedHosts { get; init; } = [];
}
