using Chatbotics.Grains.Abstractions.Channels;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>
/// One person's trial of an agent's draft: nothing of it is kept, and nothing reaches a customer. Key:
/// <c>tenant/agent/session</c>.
/// </summary>
[Alias("playground")]
public interface IPlaygroundGrain : IGrainWithStringKey
{
    /// <summary>Says something as a customer. The answer comes in the background; what is said while it does voids it.</summary>
    /// <param name="text">The text, 1 to 2,000 characters.</param>
    /// <param name="platform">The channel whose limits count.</param>
    /// <param name="draft">The draft as it is on the screen, saved or not.</param>
    [Alias("say"), AlwaysInterleave]
    Task Say(string text, ChannelPlatform platform, AgentDefinition draft);

    /// <summary>How it stands.</summary>
    [Alias("get"), AlwaysInterleave]
    Task<TrialView> Get();

    /// <summary>Starts again.</summary>
    [Alias("reset"), AlwaysInterleave]
    Task Reset();
}
