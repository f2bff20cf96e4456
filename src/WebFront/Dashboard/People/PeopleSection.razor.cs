using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Identity.Journeys;

namespace Chatbotics.WebFront.Dashboard.People;

/// <summary>The members and the invitations of a workspace.</summary>
public sealed partial class PeopleSection
{
    private PeopleList? _people;
    private ImmutableArray<(string Key, string Name)> _inboxes = [];
    private string? _email;
    private string? _role = Roles.Agent.Id;
    private string? _link;
    private string? _invited;
    private string? _open;

    // Nobody is offered what would be refused: no role with more than the person has.
    private IEnumerable<(string, string)> RoleOptions => _people!.Roles
        .Where(role => Scope.Access?.Permissions.Covers(role.Permissions) == true)
        .Select(static role => (role.Id, RoleTexts.Name(role.Name)));

    private protected override async Task Load()
    {
        _people = await View.People(Scope.Tenant);
        _inboxes = await View.Inboxes(Scope.Tenant);
    }

    private bool May(Permission permission) => Scope.May(permission);

    private string RoleName(string id) => _people!.Roles.FirstOrDefault(role => role.Id == id)?.Name is { } name ? RoleTexts.Name(name) : Texts.Settings["No role"];

    private string Sees(Member member)
    {
        var scope = member.Visibility.Scope switch
        {
            ConversationScope.All => Texts.Settings["Sees all conversations"],
            ConversationScope.Teams => Texts.Settings["Sees conversations of the own teams"],
            _ => Texts.Settings["Sees only own conversations"],
        };
        var inboxes = string.Join(", ", member.Visibility.Inboxes.Select(key => _inboxes.FirstOrDefault(one => one.Key == key).Name ?? Texts.Settings["a removed channel"]));
        var teams = _people!.Teams.Where(team => member.Teams.Contains(team.Id)).Select(static team => team.Name).ToArray();
        return (inboxes.Length > 0 ? Texts.Settings["{0}, in {1}", scope, inboxes] : scope) + (teams.Length > 0 ? " · " + string.Join(", ", teams) : string.Empty);
    }

    private void Open(Member member) => _open = _open == member.AccountId ? null : member.AccountId;

    private async Task Invite()
    {
        (_link, _invited) = (null, _email?.Trim());
        InvitationSent? sent = null;
        var isDone = await Do(
            async () =>
            {
                sent = await Invitations.Send(Scope.Tenant, new NewInvitation { Email = _email ?? string.Empty, RoleId = _role ?? string.Empty });
                return new Outcome(sent.Refusal);
            },
            null);
        if (isDone)
        {
            _link = sent!.Link;
            Done = _link is null ? Texts.Settings["An invitation is on its way to {0}.", _invited] : null;
            _email = null;
        }
    }

    private Task Withdraw(Invitation invitation) => Do(
        () => View.As(Scope.Tenant, people => people.Withdraw(invitation.Id)), Texts.Settings["The invitation of {0} is withdrawn; its link opens nothing.", invitation.Email]);

    private async Task SetRole(Member member, string? role)
    {
        if (!await Do(() => View.As(Scope.Tenant, people => people.SetRole(member.AccountId, role ?? string.Empty)), Texts.Settings["{0} is {1} from now on.", member.Name, RoleName(role ?? string.Empty)]))
        {
            // The list shows what is true, not what was refused.
            await Load();
        }
    }

    private Task Remove(Member member) => Do(
        () => View.As(Scope.Tenant, people => people.Remove(member.AccountId)), Texts.Settings["{0} is no longer in this workspace.", member.Name]);

    private async Task Seen((Member Member, MemberVisibility Visibility, ImmutableArray<string> Teams) change)
    {
        if (await Do(
            () => View.As(Scope.Tenant, people => people.SetVisibility(change.Member.AccountId, change.Visibility, change.Teams)),
            Texts.Settings["Changed what {0} sees.", change.Member.Name]))
        {
            _open = null;
        }
    }
}
