using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Assistants;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Tenancy.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Tenancy;

/// <inheritdoc cref="IWorkspaceGrain"/>
/// <param name="settings">The stored settings and connections.</param>
/// <param name="numbers">The stored counter.</param>
/// <param name="cache">This silo's readers.</param>
/// <param name="logger">The log.</param>
[GrainType("workspace")]
internal sealed partial class WorkspaceGrain(
    [PersistentState("workspace")] IPersistentState<WorkspaceState> settings,
    [PersistentState("workspace-numbers")] IPersistentState<ConversationNumberState> numbers,
    IWorkspaceSettingsCache cache,
    ILogger<WorkspaceGrain> logger) : Grain, IWorkspaceGrain
{
    private const int MaxConnections = 1_000;

    private string Tenant => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public async Task Configure(WorkspaceDefinition definition)
    {
        GrainKeys.Tenant(Tenant);
        if (string.Equals(Tenant, IInstallationGrain.Key, StringComparison.Ordinal))
        {
            // The installation's own keys and secrets lie under this id.
            throw new InvalidDefinitionException([new("id", "This id is reserved. Choose another one.")]);
        }

        if (WorkspaceDefinitionRules.Check(definition) is { IsEmpty: false } errors)
        {
            throw new InvalidDefinitionException(errors);
        }

        if (settings.State.Name is null && await GrainFactory.GetGrain<IWorkspaceDirectoryGrain>(IWorkspaceDirectoryGrain.Key).IsErased(Tenant))
        {
            // Its receipts go on under this id: nobody else gets it.
            throw new InvalidDefinitionException([new("id", "A workspace of this id was erased. Choose another id.")]);
        }

        var present = settings.State;
        var responder = definition.Responder ?? present.Responder;
        var zone = definition.TimeZone ?? present.TimeZone;
        var language = definition.Language ?? present.Language;
        if (!string.Equals(present.Name, definition.Name, StringComparison.Ordinal)
            || !ResponderDefinitions.AreSame(present.Responder, responder)
            || !string.Equals(present.TimeZone, zone, StringComparison.Ordinal)
            || !string.Equals(present.Language, language, StringComparison.Ordinal))
        {
            await settings.Replace(present with
            {
                Name = definition.Name,
                Responder = responder,
                TimeZone = zone,
                Language = language,
                Revision = present.Revision + 1,
            });
            LogConfigured(logger, Tenant, settings.State.Revision);
        }

        cache.Update(Settings());

        // Also when nothing changed: an earlier call may have ended between the two writes.
        await GrainFactory.GetGrain<IWorkspaceDirectoryGrain>(IWorkspaceDirectoryGrain.Key)
            .Register(new WorkspaceListing(Tenant, definition.Name));
    }

    /// <inheritdoc/>
    public Task<WorkspaceSettings?> Get() =>
        Task.FromResult(settings.State.Name is null ? null : Settings());

    /// <inheritdoc/>
    public async Task<long> LeaseConversationNumbers(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 1_000);
        var last = numbers.State.Last;
        await numbers.Replace(new ConversationNumberState { Last = last + count });
        return last + 1;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<ConnectionKey>> GetConnections() =>
        Task.FromResult(settings.State.Connections.Select(ConnectionKey.Parse).ToImmutableArray());

    /// <inheritdoc/>
    public async Task AddConnection(ConnectionKey connection)
    {
        if (!string.Equals(connection.Tenant, Tenant, StringComparison.Ordinal))
        {
            throw new InvalidKeyPartException("connection key");
        }

        var present = settings.State;
        if (present.Connections.Contains(connection.Value))
        {
            return;
        }

        if (present.Connections.Length >= MaxConnections)
        {
            throw new InvalidDefinitionException(
                [new("channels", $"A workspace has at most {MaxConnections:N0} connections. Remove one first.")]);
        }

        await settings.Replace(present with { Connections = present.Connections.Add(connection.Value) });
    }

    /// <inheritdoc/>
    public async Task RemoveConnection(ConnectionKey connection)
    {
        if (Caller.Current is { IsEngine: false })
        {
            throw new ForeignGrainException();
        }

        if (settings.State.Connections.Contains(connection.Value))
        {
            await settings.Replace(settings.State with { Connections = settings.State.Connections.Remove(connection.Value) });
        }
    }

    /// <inheritdoc/>
    public async Task SetAgents(ImmutableArray<AgentRoute> agents)
    {
        var present = settings.State;
        await settings.Replace(present with
        {
            Agents = agents,
            HadAgents = present.HadAgents || !agents.IsDefaultOrEmpty || !present.Agents.IsDefaultOrEmpty,
            Revision = present.Revision + 1,
        });
        if (settings.State.Name is not null)
        {
            cache.Update(Settings());
        }
    }

    private WorkspaceSettings Settings() => new()
    {
        Id = Tenant,
        Name = settings.State.Name!,
        Responder = settings.State is { HadAgents: true, Agents.IsDefaultOrEmpty: true } ? null : settings.State.Responder,
        Revision = settings.State.Revision,
        TimeZone = settings.State.TimeZone,
        Language = settings.State.Language,
        Agents = settings.State.Agents.IsDefault ? [] : settings.State.Agents,
    };
}
