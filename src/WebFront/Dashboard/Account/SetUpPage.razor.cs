using Chatbotics.WebFront.Identity.Journeys;
using Chatbotics.WebFront.Identity.Sessions;
using Chatbotics.WebFront.Identity.SignIn;
using Microsoft.AspNetCore.Components;

namespace Chatbotics.WebFront.Dashboard.Account;

/// <summary>The first start: the owner's account and, where nothing is declared yet, the first workspace.</summary>
public sealed partial class SetUpPage
{
    private bool _isDone;
    private bool _needsWorkspace;

    [Inject]
    private SetUpService SetUp { get; set; } = default!;

    [Inject]
    private SignInService SignIn { get; set; } = default!;

    private string Code => Carried("code");

    private string About => _needsWorkspace
        ? Texts.Account["You will own this installation and its first workspace."]
        : Texts.Account["You will own this installation and the workspaces that are in it."];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _isDone = await SetUp.IsDone();
        _needsWorkspace = !_isDone && !await SetUp.HasWorkspaces();
    }

    private async Task Complete()
    {
        if (_isDone)
        {
            return;
        }

        var (refusals, account) = await SetUp.Complete(new SetUpForm
        {
            Code = Code,
            Name = Typed("name"),
            Email = Typed("email"),
            Password = Typed("password"),
            WorkspaceName = Typed("workspaceName"),
            TimeZone = Typed("timeZone"),
            Language = Typed("language"),
        });
        if (account is null)
        {
            Refuse(refusals.AsSpan());
            return;
        }

        var outcome = await SignIn.Begin(account, RequestOrigin.Of(Context), Context.User.Session());
        await SessionSignIn.Set(Context, outcome.Ticket!);
        Navigation.NavigateTo("/inbox");
    }
}
