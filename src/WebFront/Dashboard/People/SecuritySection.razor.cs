using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Microsoft.AspNetCore.Components;
using QRCoder;

namespace Chatbotics.WebFront.Dashboard.People;

/// <summary>The password, and the second factor with its recovery codes.</summary>
public sealed partial class SecuritySection
{
    private AccountProfile? _profile;
    private string? _secret;
    private string? _picture;
    private string? _code;
    private ImmutableArray<string> _codes = [];

    private string? _newEmail;
    private string? _presentPassword;
    private string? _sentTo;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private protected override async Task Load()
    {
        _profile = await Account.Own(static account => account.GetProfile());
        if (Done is null && new Uri(Navigation.Uri).Query.Contains("done=password", StringComparison.Ordinal))
        {
            Done = Texts.Settings["Your new password is set. Your other devices are signed out."];
        }
    }

    private async Task ChangeAddress()
    {
        var wanted = _newEmail?.Trim();
        if (await Do(() => Addresses.Request(wanted, _presentPassword), null))
        {
            (_sentTo, _presentPassword) = (wanted, null);
        }
    }

    private Task Begin() => Do(
        async () =>
        {
            var begun = await Account.Own(static account => account.BeginTwoFactor());
            if (begun.Secret is { } secret)
            {
                _secret = secret;
                _picture = Picture(secret, _profile!.Email);
            }

            return new Outcome(begun.Refusal);
        },
        null);

    private Task Confirm() => Codes(code => Account.Own(account => account.ConfirmTwoFactor(code)), Texts.Settings["Two-factor sign-in is on."]);

    private Task Renew() => Codes(code => Account.Own(account => account.RenewRecoveryCodes(code)), Texts.Settings["The old recovery codes open nothing any more."]);

    private async Task End()
    {
        if (await Do(() => Account.Own(account => account.EndTwoFactor(_code ?? string.Empty)), Texts.Settings["Two-factor sign-in is off."]))
        {
            _code = null;
        }
    }

    private Task Codes(Func<string, Task<TwoFactorSetUp>> get, string done) => Do(
        async () =>
        {
            var result = await get(_code ?? string.Empty);
            if (result.Refusal is null)
            {
                (_codes, _secret, _code) = (result.RecoveryCodes, null, null);
            }

            return new Outcome(result.Refusal);
        },
        done);

    // An image of its own rather than markup: what a library draws stays outside of the page.
    private static string Picture(string secret, string email)
    {
        var label = Uri.EscapeDataString("Chatbotics:" + email);
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode($"otpauth://totp/{label}?secret={secret}&issuer=Chatbotics", QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(code.GetGraphic(4)));
    }

    private static string Grouped(string secret) => string.Join(' ', secret.Chunk(4).Select(static part => new string(part)));
}
