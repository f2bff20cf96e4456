using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>Helps people to write. Key: the tenant id.</summary>
[Alias("copilot")]
public interface ICopilotGrain : IGrainWithStringKey
{
    /// <summary>Does what is asked, within 25 s.</summary>
    /// <param name="request">The request; its conversation is of this workspace, or nothing is read.</param>
    [Alias("ask"), AlwaysInterleave]
    Task<CopilotReply> Ask(CopilotRequest request);

    /// <summary>Whether texts can be rewritten, translated and summarised here: that takes a model.</summary>
    [Alias("has-model"), AlwaysInterleave]
    Task<bool> HasModel();

    /// <summary>Whether a reply can be suggested on a connection: that takes an agent.</summary>
    /// <param name="connection">The connection.</param>
    [Alias("can-suggest"), AlwaysInterleave]
    Task<bool> CanSuggest(Channels.ConnectionKey connection);
}
