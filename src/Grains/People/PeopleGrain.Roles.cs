using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Revocations;

namespace Chatbotics.Grains.People;

// Custom roles and teams.
internal sealed partial class PeopleGrain
{
    /// <inheritdoc/>
    public async Task<Outcome> SaveRole(string? id, string name, PermissionSet permissions)
    {
        var present = id is null ? null : State.FindRole(id);
        if (WhyNotSaveRole(id, present, name, permissions, out var clean) is { } refusal)
        {
            return await Refuse(refusal, "save_role", id);
        }

        var role = new Role { Id = id ?? "r" + ids.NewId().ToString("N"), Name = clean, Permissions = permissions };
        await Commit(
            State with { Roles = present is null ? State.Roles.Add(role) : State.Roles.Replace(present, role) },
            Note(
                present is null ? AuditActions.RoleCreated : AuditActions.RoleUpdated,
                role.Id,
                new AuditDetail("name", clean),
                new AuditDetail("permissions", permissions.ToString())),
            new Revocation { Kind = RevocationKind.WorkspaceChanged, Tenant = Tenant });
        return Outcome.Made(role.Id);
    }

    /// <inheritdoc/>
    public async Task<Outcome> DeleteRole(string id)
    {
        if (!Rights.Has(Permission.ManageRoles))
        {
            return await Refuse(Refusals.NotAllowed, "delete_role", id);
        }

        if (State.FindRole(id) is not { } role)
        {
            return Refusals.NotFound;
        }

        if (role.IsBuiltIn)
        {
            return Refusals.BuiltInRole;
        }

        var now = time.GetUtcNow();
        if (State.Members.Any(member => IsOf(member.RoleId, id))
            || State.Invitations.Any(invitation => IsOf(invitation.RoleId, id) && invitation.ExpiresAt > now))
        {
            return Refusals.RoleInUse;
        }

        await Commit(State with { Roles = State.Roles.Remove(role) }, Note(AuditActions.RoleDeleted, id, new AuditDetail("name", role.Name)));
        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task<Outcome> SaveTeam(string? id, string name)
    {
        if (!Rights.Has(Permission.ManageTeams))
        {
            return await Refuse(Refusals.NotAllowed, "save_team", id);
        }

        var present = State.Teams.FirstOrDefault(team => IsOf(team.Id, id));
        if (id is not null && present is null)
        {
            return Refusals.NotFound;
        }

        if (!PersonNames.TryClean(name, out var clean))
        {
            return Refusals.BadName;
        }

        if (State.Teams.Any(team => IsSame(team.Name, clean) && !IsOf(team.Id, id)))
        {
            return Refusals.NameTaken;
        }

        if (present is null && State.Teams.Length >= PeopleRules.MaxTeams)
        {
            return Refusals.TooMany;
        }

        var saved = new Team(id ?? "t" + ids.NewId().ToString("N"), clean);
        await Commit(
            State with { Teams = present is null ? State.Teams.Add(saved) : State.Teams.Replace(present, saved) },
            Note(present is null ? AuditActions.TeamCreated : AuditActions.TeamRenamed, saved.Id, new AuditDetail("name", clean)));
        return Outcome.Made(saved.Id);
    }

    /// <inheritdoc/>
    public async Task<Outcome> DeleteTeam(string id)
    {
        if (!Rights.Has(Permission.ManageTeams))
        {
            return await Refuse(Refusals.NotAllowed, "delete_team", id);
        }

        if (State.Teams.FirstOrDefault(team => IsOf(team.Id, id)) is not { } team)
        {
            return Refusals.NotFound;
        }

        await Commit(
            State with
            {
                Teams = State.Teams.Remove(team),
                Members = [.. State.Members.Select(member => member.Teams.Contains(id, StringComparer.Ordinal) ? member with { Teams = member.Teams.Remove(id, StringComparer.Ordinal) } : member)],
            },
            Note(AuditActions.TeamDeleted, id, new AuditDetail("name", team.Name)),
            new Revocation { Kind = RevocationKind.WorkspaceChanged, Tenant = Tenant });
        return Outcome.Done;
    }

    private Refusal? WhyNotSaveRole(string? id, Role? present, string name, PermissionSet permissions, out string clean)
    {
        var isName = PersonNames.TryClean(name, out clean);
        var wanted = clean;
        return !Rights.Has(Permission.ManageRoles) ? Refusals.NotAllowed
            : id is not null && present is null ? Refusals.NotFound
            : present is { IsBuiltIn: true } ? Refusals.BuiltInRole
            : !isName ? Refusals.BadName
            : permissions.Within(PermissionSet.All) == PermissionSet.None || !PermissionSet.All.Covers(permissions) ? Refusals.NoPermissions
            : !Rights.Covers(permissions) ? Refusals.MoreThanOwn
            : present is not null && !Rights.Covers(present.Permissions) ? Refusals.MoreThanYou
            : Roles.BuiltIns.Concat(State.Roles).Any(role => IsSame(role.Name, wanted) && !IsOf(role.Id, id)) ? Refusals.NameTaken
            : present is null && State.Roles.Length >= PeopleRules.MaxRoles ? Refusals.TooMany
            : null;
    }

    private static bool IsOf(string one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
