using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Keys;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Keys;

/// <inheritdoc cref="IWorkspaceKeysGrain"/>
/// <param name="rotation">Renews keys.</param>
/// <param name="ids">Ids.</param>
/// <param name="time">The clock.</param>
[GrainType("workspace-keys")]
internal sealed class WorkspaceKeysGrain(IKeyRotation rotation, IIdGenerator ids, TimeProvider time) : Grain, IWorkspaceKeysGrain, IIncomingGrainCallFilter
{
    private string Tenant => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) => CallerGate.Enter(context);

    /// <inheritdoc/>
    public async Task<WorkspaceKeys> Get()
    {
        if (Refuse() is not null)
        {
            return new WorkspaceKeys();
        }

        var facts = await rotation.Get(Tenant);
        return new WorkspaceKeys
        {
            Since = facts.Since,
            Keys = facts.Keys,
            Secrets = facts.Secrets,
            Waiting = facts.Waiting,
            IsRotating = facts.IsRotating,
            RotatedAt = facts.RotatedAt,
            MasterKeptIn = facts.MasterKeptIn,
        };
    }

    /// <inheritdoc/>
    public async Task<Outcome> Rotate()
    {
        if (Refuse() is { } refusal)
        {
            return refusal;
        }

        if (!await rotation.Begin(Tenant))
        {
            return PrivacyRefusals.KeyRotation;
        }

        var note = AuditNote.OfCaller(ids.NewId(), time.GetUtcNow(), PrivacyAuditActions.KeyRotationBegun, null, new AuditDetail("what", "workspace"));
        using var engine = Caller.Use(Caller.Engine);
        await GrainFactory.GetGrain<IAuditGrain>(Tenant).Append(note);
        return Outcome.Done;
    }

    private static Refusal? Refuse() =>
        Caller.Current is { IsEngine: false } caller && !caller.Permissions.Has(Permission.ManagePrivacy) ? Refusals.NotAllowed : null;
}
