using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Dashboard.Access;
using Chatbotics.WebFront.Identity.Journeys;
using Chatbotics.WebFront.Identity.Sessions;
using Chatbotics.WebFront.Identity.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Dashboard.Account;

/// <summary>Signing in: address and password, then a code where the account asks for one.</summary>
public sealed partial class LoginPage
{
    private string? _challenge;

    [Inject]
    private SignInService SignIn { get; set; } = default!;

    [Inject]
    private SetUpService SetUp { get; set; } = default!;

    [Inject]
    private SignUpService SignUp { get; set; } = default!;

    // Only a path of this site is followed.
    private string Wished => ReturnUrl.Safe(Carried("returnUrl"));

    private string? Notice => Context.Request.Query["done"].ToString() switch
    {
        "password" => Texts.Account["Your new password is set. Sign in with it."],
        "address" => Texts.Account["Your address is confirmed. Sign in."],
        _ => null,
    };

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (IsPost)
        {
            // The form for the code must be there before what it sends is taken.
            _challenge = Typed("challenge") is { Length: > 0 } challenge ? challenge : null;
            return;
        }

        if (Context.User.Identity?.IsAuthenticated == true)
        {
            Navigation.NavigateTo(Wished);
        }
        else if (!await SetUp.IsDone())
        {
            Navigation.NavigateTo("/set-up");
        }
    }

    private async Task WithPassword() => await Go(
        await SignIn.WithPassword(Typed("email"), Typed("password"), RequestOrigin.Of(Context), Context.User.Session()));

    private async Task WithCode() => await Go(
        await SignIn.WithCode(_challenge, Typed("code"), RequestOrigin.Of(Context), Context.User.Session()));

    private async Task Go(SignInOutcome outcome)
    {
        switch (outcome.Step)
        {
            case SignInStep.SignedIn:
                await SessionSignIn.Set(Context, outcome.Ticket!);
                Navigation.NavigateTo(Wished);
                break;
            case SignInStep.CodeNeeded:
                _challenge = outcome.Challenge;
                break;
            case SignInStep.CodeRefused:
                Refuse(StatusCodes.Status401Unauthorized, new Refusal("code", outcome.Text!, "code"));
                break;
            case SignInStep.Throttled:
                Context.Response.Headers.RetryAfter = ((int)Math.Ceiling(outcome.Wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
                Refuse(StatusCodes.Status429TooManyRequests, new Refusal("throttled", outcome.Text!));
                break;
            case SignInStep.Refused:
                Refuse(StatusCodes.Status401Unauthorized, new Refusal("refused", outcome.Text!, "password"));
                break;
            default:
                _challenge = null;
                Refuse(StatusCodes.Status401Unauthorized, new Refusal("again", outcome.Text!));
                break;
        }
    }
}
