using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Agents.Ports;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Tenancy.Ports;

namespace Chatbotics.Grains.Agents;

/// <inheritdoc cref="ICopilotGrain"/>
/// <param name="runner">Suggests.</param>
/// <param name="writer">Rewrites.</param>
/// <param name="desks">What agents see of the workspace.</param>
/// <param name="catalog">The agents' definitions.</param>
/// <param name="workspaces">Which agents there are.</param>
/// <param name="ids">Ids.</param>
/// <param name="time">The clock.</param>
[GrainType("copilot")]
internal sealed class CopilotGrain(
    IAgentRunner runner, ICopilotWriter writer, TurnDesks desks, AgentCatalog catalog, IWorkspaceSettingsCache workspaces, IIdGenerator ids, TimeProvider time) : Grain, ICopilotGrain
{
    private const int Remembered = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private string Tenant => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public Task<bool> HasModel() => Task.FromResult(writer.HasModel);

    /// <inheritdoc/>
    public async Task<bool> CanSuggest(ConnectionKey connection) => await AgentOf(connection) is not null;

    /// <inheritdoc/>
    public async Task<CopilotReply> Ask(CopilotRequest request)
    {
        if (!string.Equals(request.Conversation.Tenant, Tenant, StringComparison.Ordinal) || request.Draft.Length > CopilotRequest.LongestDraft)
        {
            return new CopilotReply("", "The draft is too long. Write at most 4,000 characters.");
        }

        using var deadline = new CancellationTokenSource(Patience, time);
        var route = await AgentOf(request.Conversation.Connection);
        var agent = route is null ? null : await catalog.Get(Tenant, route.Id, route.Version);

        // A person asks: how often the agent may answer by itself says nothing about them, what it may cost does.
        var usage = GrainFactory.GetGrain<IAgentUsageGrain>(Tenant);
        if (await usage.Check(route?.Id ?? "", (agent?.Budget ?? new AgentBudget()) with { AnswersPerDay = 0 }) is { } spent)
        {
            return new CopilotReply("", spent);
        }

        var page = await GrainFactory.GetGrain<IConversationGrain>(request.Conversation.Value).Read(new ThreadQuery { Limit = 40 });
        ImmutableArray<ThreadItem> said = [.. page.Items.Where(item => item is { Kind: ThreadItemKind.Message, IsUnsent: false, Content: not null })];
        ImmutableArray<TurnMessage> thread = [.. said.TakeLast(Remembered).Select(item => new TurnMessage(item.Author.Kind, item.Content!.Kind, item.Content.Text ?? ""))];
        try
        {
            var reply = request.Task == CopilotTask.Suggest
                ? await Suggest(request.Conversation, route, agent, thread, page.Summary?.ContactName, deadline.Token)
                : await writer.Write(
                    new CopilotOrder
                    {
                        Task = request.Task,
                        Thread = thread,
                        Draft = request.Draft,
                        Language = request.Language,
                        Agent = agent,
                        AgentId = agent is null ? null : route!.Id,
                        Version = agent is null ? 0 : route!.Version,
                    },
                    deadline.Token);
            if (reply.Trace is { } trace)
            {
                await usage.Record(new AgentSpend { Agent = route?.Id ?? "", Tokens = trace.InputTokens + trace.OutputTokens, Cost = trace.Cost });
            }

            return reply;
        }
        catch (OperationCanceledException)
        {
            return new CopilotReply("", "It took too long. Try again.");
        }
    }

    private async Task<CopilotReply> Suggest(
        ConversationKey conversation, AgentRoute? route, AgentDefinition? definition, ImmutableArray<TurnMessage> thread, string? name, CancellationToken cancellationToken)
    {
        if (route is null || definition is null)
        {
            return new CopilotReply("", "No agent is live on this channel. Publish one first.");
        }

        var last = thread.Length;
        while (last > 0 && thread[last - 1].Author != AuthorKind.Customer)
        {
            last--;
        }

        var first = last;
        while (first > 0 && thread[first - 1].Author == AuthorKind.Customer)
        {
            first--;
        }

        if (first == last)
        {
            return new CopilotReply("", "The customer hasn't written anything to answer.");
        }

        var id = ids.NewId().ToString("N");
        var answer = await runner.Run(
            new AgentTask
            {
                Tenant = Tenant,
                AgentId = route.Id,
                Version = route.Version,

                // The person decides what is handed over: they hold it already.
                Definition = definition with { HandOver = definition.HandOver with { WhenAsked = false, WhenUpset = false, Keywords = [], AfterTurns = 0 } },
                TurnId = id,
                Fragments = thread[first..last],
                History = thread[..first],
                Platform = conversation.Connection.Platform,
                ContactName = name,
                Ledger = new TrialToolLedger(id),
                Desk = desks.Trial(Tenant, conversation),
                IsTrial = true,
                Languages = await catalog.Languages(Tenant, definition),
            },
            progress: null,
            cancellationToken);
        return answer.Outcome == TurnOutcome.Replied && !answer.Texts.IsEmpty
            ? new CopilotReply(string.Join("\n\n", answer.Texts), null, answer.Trace)
            : new CopilotReply("", answer.Reason ?? "Nothing to suggest.", answer.Trace);
    }

    /// <summary>The live agent of a connection, one that only suggests before one that answers.</summary>
    private async Task<AgentRoute?> AgentOf(ConnectionKey connection) =>
        (await workspaces.Get(Tenant))?.Agents.Where(agent => agent.Serves(connection)).OrderByDescending(agent => agent.Mode).FirstOrDefault();
}
