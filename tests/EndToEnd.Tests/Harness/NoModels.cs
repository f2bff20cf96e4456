using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Agents.Ports;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.EndToEnd.Tests.Harness;

/// <summary>What the desk's pages ask about and the desk has none of: models, agents, templates.</summary>
internal sealed class NoModels : IAgentRunner, ICopilotWriter, ITemplateCatalog
{
    public IReadOnlyList<string> Models => [];

    public ImmutableArray<ModelProviderNote> Providers => [];

    public bool HasModel => false;

    public Task<AgentAnswer> Run(AgentTask task, IProgress<string>? progress, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("The desk has no agents.");

    public Task<CopilotReply> Write(CopilotOrder order, CancellationToken cancellationToken) =>
        Task.FromResult(new CopilotReply("", "The desk has no model."));

    public Task<TemplateReading> Read(ConnectionKey connection, string businessAccountId, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("The desk has no templates.");
}
