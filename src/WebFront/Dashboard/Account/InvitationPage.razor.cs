using Chatbotics.WebFront.Identity.Journeys;
using Chatbotics.WebFront.Identity.Sessions;
using Chatbotics.WebFront.Identity.SignIn;
using Microsoft.AspNetCore.Components;

namespace Chatbotics.WebFront.Dashboard.Account;

/// <summary>Where an invitation's link leads: a new account, a press for somebody who is signed in, or the way to sign in.</summary>
public sealed partial class InvitationPage
{
    private InvitationPreview? _preview;

    [Inject]
    private InvitationService Invitations { get; set; } = default!;

    [Inject]
    private SignInService SignIn { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _preview = await Invitations.Preview(Carried("workspace"), Carried("id"), Carried("token"));
    }

    private async Task JoinAsNew()
    {
        var outcome = await Invitations.AcceptAsNew(Carried("workspace"), Carried("id"), Carried("token"), Typed("name"), Typed("password"));
        if (outcome.Refusal is { } refusal)
        {
            Refuse(refusal);
            return;
        }

        var signedIn = await SignIn.Begin(outcome.Id!, RequestOrigin.Of(Context), Context.User.Session());
        await SessionSignIn.Set(Context, signedIn.Ticket!);
        Navigation.NavigateTo("/inbox/" + Carried("workspace"));
    }

    private async Task Accept()
    {
        if (Context.User.Session() is not { } session)
        {
            return;
        }

        var outcome = await Invitations.Accept(Carried("workspace"), Carried("id"), Carried("token"), session.AccountId);
        if (outcome.Refusal is { } refusal)
        {
            Refuse(refusal with { Field = null });
            return;
        }

        Navigation.NavigateTo("/inbox/" + Carried("workspace"));
    }
}
