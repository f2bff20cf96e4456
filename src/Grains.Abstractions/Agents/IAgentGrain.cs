using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>An AI agent: its draft and its published versions. Key: <c>tenant/agent</c>.</summary>
[Alias("agent")]
public interface IAgentGrain : IGrainWithStringKey
{
    /// <summary>Makes the agent from a definition, unless it exists. Idempotent.</summary>
    /// <param name="definition">The first draft.</param>
    /// <param name="by">Who.</param>
    [Alias("create")]
    Task<AgentOutcome> Create(AgentDefinition definition, Author by);

    /// <summary>The agent, or null when there is none.</summary>
    [Alias("get")]
    Task<AgentDetails?> Get();

    /// <summary>Saves the draft.</summary>
    /// <param name="definition">The draft.</param>
    /// <param name="revision">The revision it rests on; refused when somebody else has saved since.</param>
    /// <param name="by">Who.</param>
    [Alias("save")]
    Task<AgentOutcome> SaveDraft(AgentDefinition definition, long revision, Author by);

    /// <summary>Makes the draft the version that customers meet.</summary>
    /// <param name="note">What changed, up to 200 characters.</param>
    /// <param name="by">Who.</param>
    [Alias("publish")]
    Task<AgentOutcome> Publish(string note, Author by);

    /// <summary>Takes a version back as the draft.</summary>
    /// <param name="version">Its number.</param>
    /// <param name="by">Who.</param>
    [Alias("restore")]
    Task<AgentOutcome> Restore(int version, Author by);

    /// <summary>Takes the agent away from customers; its conversations go to people with their next message.</summary>
    /// <param name="by">Who.</param>
    [Alias("stop")]
    Task<AgentOutcome> Stop(Author by);

    /// <summary>Deletes the agent with all versions.</summary>
    /// <param name="by">Who.</param>
    [Alias("delete")]
    Task Delete(Author by);

    /// <summary>Sets a secret that tools name as <c>{{secret.NAME}}</c>. Nothing gives it back.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The secret, 1 to 4,000 characters; empty removes it.</param>
    [Alias("set-secret")]
    Task<AgentOutcome> SetSecret(string name, string value);

    /// <summary>Makes the call of an HTTP tool now, with an identity that belongs to nobody.</summary>
    /// <param name="tool">The tool, saved or not.</param>
    /// <param name="arguments">What the model would give.</param>
    [Alias("try-tool"), AlwaysInterleave]
    Task<ToolTrial> TryTool(AgentTool tool, ImmutableDictionary<string, string> arguments);

    /// <summary>The definition of a version, or null.</summary>
    /// <param name="version">Its number; 0 for the draft.</param>
    [Alias("version"), AlwaysInterleave]
    Task<AgentDefinition?> GetVersion(int version);
}
