using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Agents.Ports;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Agents;

/// <inheritdoc cref="IAgentGrain"/>
/// <param name="agent">The stored agent.</param>
/// <param name="vault">Keeps the tools' secrets.</param>
/// <param name="http">Tries tools.</param>
/// <param name="audit">Writes down who changed what.</param>
/// <param name="ids">Ids.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("agent")]
internal sealed partial class AgentGrain(
    [PersistentState("agent")] IPersistentState<AgentState> agent,
    ISecretVault vault,
    IHttpActions http,
    AgentAudit audit,
    IIdGenerator ids,
    TimeProvider time,
    ILogger<AgentGrain> logger) : Grain, IAgentGrain
{
    private const int MaxVersions = 100;
    private const int MaxNote = 200;
    private const int MaxSecret = 4_000;
    private const int MaxShown = 4_000;

    private (string Tenant, string Id) Key => AgentKeys.Parse(this.GetPrimaryKeyString());

    private IAgentDirectoryGrain Directory => GrainFactory.GetGrain<IAgentDirectoryGrain>(Key.Tenant);

    /// <inheritdoc/>
    public async Task<AgentOutcome> Create(AgentDefinition definition, Author by)
    {
        if (string.Equals(Key.Id, AgentKeys.Seeded, StringComparison.Ordinal))
        {
            return AgentOutcome.Refused("id", "This id is reserved. Choose another name.");
        }

        if (AgentDefinitionRules.Check(definition) is { IsEmpty: false } errors)
        {
            return new AgentOutcome { Errors = errors };
        }

        if (agent.State.Draft is null)
        {
            await agent.Replace(agent.State with { Draft = definition, Revision = 1, SavedAt = time.GetUtcNow() });
            await Note(AgentAuditActions.Created);
        }

        // Also when it was there: an earlier call may have ended between the two writes.
        await Announce();
        return new AgentOutcome { Revision = agent.State.Revision, Id = Key.Id };
    }

    /// <inheritdoc/>
    public Task<AgentDetails?> Get() => Task.FromResult(agent.State.Draft is not { } draft ? null : new AgentDetails
    {
        Id = Key.Id,
        Draft = draft,
        Revision = agent.State.Revision,
        SavedAt = agent.State.SavedAt,
        Live = agent.State.Live,
        IsChanged = IsChanged(),
        Versions = agent.State.Versions,
        Secrets = agent.State.Secrets,
    });

    /// <inheritdoc/>
    public async Task<AgentOutcome> SaveDraft(AgentDefinition definition, long revision, Author by)
    {
        if (Missing() is { } missing)
        {
            return missing;
        }

        if (AgentDefinitionRules.Check(definition) is { IsEmpty: false } errors)
        {
            return new AgentOutcome { Errors = errors, Revision = agent.State.Revision };
        }

        if (revision != agent.State.Revision)
        {
            return AgentOutcome.Refused("revision", "Somebody else saved this agent meanwhile. Load the page again; what you typed stays here until then.")
                with { Revision = agent.State.Revision };
        }

        var parts = string.Join(", ", AgentDiff.Between(agent.State.Draft, definition)
            .Where(static line => line.Kind != AgentDiffKind.Same).Select(static line => line.Section).Distinct(StringComparer.Ordinal));
        await agent.Replace(agent.State with { Draft = definition, Revision = revision + 1, SavedAt = time.GetUtcNow() });
        if (parts.Length > 0)
        {
            await Note(AgentAuditActions.Changed, new AuditDetail("parts", parts));
        }

        await Announce();
        return new AgentOutcome { Revision = agent.State.Revision };
    }

    /// <inheritdoc/>
    public async Task<AgentOutcome> Publish(string note, Author by)
    {
        if (Missing() is { } missing)
        {
            return missing;
        }

        var state = agent.State;
        if (note.Length > MaxNote)
        {
            return AgentOutcome.Refused("note", "Say in at most 200 characters what changed.");
        }

        if (state.Draft!.RequiresTests && await GrainFactory.GetGrain<IAgentTestsGrain>(this.GetPrimaryKeyString()).Obstacle(state.Draft) is { } obstacle)
        {
            return AgentOutcome.Refused("tests", obstacle);
        }

        if (state.Live == 0 || IsChanged())
        {
            var version = new AgentVersion { Number = state.Last + 1, Definition = state.Draft, At = time.GetUtcNow(), By = by, Note = note };
            await agent.Replace(state with
            {
                Live = version.Number,
                Last = version.Number,
                Versions = [version, .. state.Versions.Take(MaxVersions - 1)],
            });
            LogPublished(logger, Key.Tenant, Key.Id, version.Number);
            await Note(AgentAuditActions.Published, Version(version.Number));
        }

        await Announce();
        return new AgentOutcome { Revision = agent.State.Revision };
    }

    /// <inheritdoc/>
    public async Task<AgentOutcome> Restore(int version, Author by)
    {
        if (agent.State.Versions.FirstOrDefault(candidate => candidate.Number == version) is not { } found)
        {
            return AgentOutcome.Refused("version", "This version is not kept any more.");
        }

        await agent.Replace(agent.State with { Draft = found.Definition, Revision = agent.State.Revision + 1, SavedAt = time.GetUtcNow() });
        await Note(AgentAuditActions.RolledBack, Version(version));
        await Announce();
        return new AgentOutcome { Revision = agent.State.Revision };
    }

    /// <inheritdoc/>
    public async Task<AgentOutcome> Stop(Author by)
    {
        if (Missing() is { } missing)
        {
            return missing;
        }

        await agent.Replace(agent.State with { Live = 0 });
        await Note(AgentAuditActions.Stopped);
        await Announce();
        return new AgentOutcome { Revision = agent.State.Revision };
    }

    /// <inheritdoc/>
    public async Task Delete(Author by)
    {
        await Directory.Remove(Key.Id);
        await Note(AgentAuditActions.Deleted);
        foreach (var secret in agent.State.Secrets.IsDefault ? [] : agent.State.Secrets)
        {
            await vault.Delete(HttpActionCall.SecretReference(Key.Tenant, Key.Id, secret.Name));
        }

        await GrainFactory.GetGrain<IAgentTestsGrain>(this.GetPrimaryKeyString()).Delete();
        await agent.ClearStateAsync();
        DeactivateOnIdle();
    }

    /// <inheritdoc/>
    public async Task<AgentOutcome> SetSecret(string name, string value)
    {
        if (Missing() is { } missing)
        {
            return missing;
        }

        if (!AgentDefinitionRules.IsToolId(name) || value.Length > MaxSecret)
        {
            return AgentOutcome.Refused("secret", "Name it with 1 to 40 lower-case letters, digits and underscores, and give at most 4,000 characters.");
        }

        var reference = HttpActionCall.SecretReference(Key.Tenant, Key.Id, name);
        var others = (agent.State.Secrets.IsDefault ? [] : agent.State.Secrets).RemoveAll(secret => secret.Name == name);
        if (value.Length == 0)
        {
            await agent.Replace(agent.State with { Secrets = others });
            await vault.Delete(reference);
        }
        else
        {
            await vault.Put(reference, value);
            await agent.Replace(agent.State with { Secrets = others.Add(new AgentSecret(name, time.GetUtcNow())) });
        }

        await Note(value.Length == 0 ? AgentAuditActions.SecretDeleted : AgentAuditActions.SecretSet, new AuditDetail("secret", name));

        return new AgentOutcome { Revision = agent.State.Revision };
    }

    /// <inheritdoc/>
    public async Task<ToolTrial> TryTool(AgentTool tool, ImmutableDictionary<string, string> arguments)
    {
        if (agent.State.Draft is not { } draft || tool.Http is null || !AgentDefinitionRules.Check(draft with { Tools = [tool] }).IsEmpty)
        {
            return new ToolTrial(0, "", tool.Http is null ? "Only HTTP tools can be tried." : "Mend the tool first: the fields say what is wrong.", TimeSpan.Zero);
        }

        var from = time.GetTimestamp();
        var result = await http.Call(
            new HttpActionCall
            {
                Tenant = Key.Tenant,
                AgentId = Key.Id,
                Action = tool.Http,
                Arguments = arguments,
                ContactId = "trial",
                ContactName = "Trial",
                Conversation = "trial",
                IdempotencyKey = ids.NewId().ToString("N"),
            },
            CancellationToken.None);
        return new ToolTrial(result.Status, result.Text.Length <= MaxShown ? result.Text : result.Text[..MaxShown], result.Problem, time.GetElapsedTime(from));
    }

    /// <inheritdoc/>
    public Task<AgentDefinition?> GetVersion(int version) => Task.FromResult(version == 0
        ? agent.State.Draft
        : agent.State.Versions.FirstOrDefault(candidate => candidate.Number == version)?.Definition);

    private AgentOutcome? Missing() =>
        agent.State.Draft is null ? AgentOutcome.Refused("id", "This agent was deleted. Go back to the list.") : null;

    private Task Note(string action, params AuditDetail[] details) =>
        audit.Note(Key.Tenant, Key.Id, action, [new AuditDetail("name", agent.State.Draft?.Name ?? Key.Id), .. details]);

    private static AuditDetail Version(int number) => new("version", number.ToString(CultureInfo.InvariantCulture));

    private AgentVersion? LiveVersion() => agent.State.Versions.FirstOrDefault(version => version.Number == agent.State.Live);

    private bool IsChanged() => LiveVersion() is not { } live || !AgentDiff.AreSame(live.Definition, agent.State.Draft!);

    private Task Announce()
    {
        var live = LiveVersion();
        var shown = live?.Definition ?? agent.State.Draft!;
        return Directory.Put(new AgentListing
        {
            Id = Key.Id,
            Name = shown.Name,
            Purpose = shown.Purpose,
            Live = agent.State.Live,
            IsChanged = IsChanged(),
            Route = live is null ? null : new AgentRoute
            {
                Id = Key.Id,
                Name = live.Definition.Name,
                Version = live.Number,
                Mode = live.Definition.Mode,
                QuietPeriod = live.Definition.QuietPeriod,
                Connections = live.Definition.Connections,
                Hours = live.Definition.Hours,
            },
        });
    }
}
