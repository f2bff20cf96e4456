using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Dashboard.Access;

/// <summary>The sign-in form: a plain page, so that it works before any script does and can set the cookie.</summary>
public sealed partial class LoginPage
{
    private const int LongestPassword = 200;

    private string? _error;

    /// <summary>Where to go after it; only a path of this site is followed.</summary>
    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in", Name = "Password")]
    private string? Password { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in", Name = "ReturnUrl")]
    private string? WishedUrl { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private AdminPassword Admin { get; set; } = default!;

    [Inject]
    private SignInThrottle Throttle { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (Context.User.Identity?.IsAuthenticated == true && HttpMethods.IsGet(Context.Request.Method))
        {
            Navigation.NavigateTo(Access.ReturnUrl.Safe(ReturnUrl));
        }
    }

    private async Task SignIn()
    {
        if (!Throttle.TryEnter(Context.Connection.RemoteIpAddress))
        {
            Context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Context.Response.Headers.RetryAfter = "60";
            _error = "Too many tries from your address. Wait a minute, then try again.";
            return;
        }

        var stamp = Password is { Length: > 0 and <= LongestPassword } ? await Admin.Verify(Password) : null;
        if (stamp is null)
        {
            Context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            _error = "That is not the password. Check for a missing letter at its end.";
            return;
        }

        // Whatever session the browser came with ends here; the new one has an id of its own.
        await Context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Sessions.Begin(stamp));
        Navigation.NavigateTo(Access.ReturnUrl.Safe(WishedUrl));
    }
}
