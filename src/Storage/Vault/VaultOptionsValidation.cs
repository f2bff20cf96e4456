using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Vault;

/// <summary>Checks the vault's options at the start: one sentence for each that is wrong. No value is repeated.</summary>
internal sealed partial class VaultOptionsValidation : IValidateOptions<VaultOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, VaultOptions options)
    {
        var findings = Find(options).ToArray();
        return findings.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(findings);
    }

    private static IEnumerable<string> Find(VaultOptions options)
    {
        if (options.Kind is not (VaultOptions.Local or VaultOptions.AzureKeyVault))
        {
            yield return $"Vault:Kind must be {VaultOptions.Local} or {VaultOptions.AzureKeyVault}.";
            yield break;
        }

        if (options.Kind == VaultOptions.Local)
        {
            if (!string.IsNullOrEmpty(options.Uri))
            {
                yield return $"Vault:Uri is set, but Vault:Kind is {VaultOptions.Local}. Set Vault:Kind to {VaultOptions.AzureKeyVault}, or remove Vault:Uri.";
            }

            yield break;
        }

        if (!System.Uri.TryCreate(options.Uri, UriKind.Absolute, out var uri) || uri.Scheme != System.Uri.UriSchemeHttps || uri.AbsolutePath.Length > 1)
        {
            yield return "Vault:Uri must be the address of the Key Vault, for example https://acme.vault.azure.net.";
        }

        if (!string.IsNullOrEmpty(options.MasterKey))
        {
            yield return "Vault:MasterKey is set, but the master key is kept in the Key Vault. Remove one of the two.";
        }

        if (!SecretName().IsMatch(options.MasterSecret))
        {
            yield return "Vault:MasterSecret must be 1 to 127 letters, digits and hyphens.";
        }

        if (!SecretName().IsMatch(options.SecretPrefix) || options.SecretPrefix.Length > 40)
        {
            yield return "Vault:SecretPrefix must be 1 to 40 letters, digits and hyphens.";
        }

        if (!string.IsNullOrEmpty(options.ClientSecret) && (string.IsNullOrEmpty(options.ClientId) || string.IsNullOrEmpty(options.TenantId)))
        {
            yield return "Vault:ClientSecret needs Vault:TenantId and Vault:ClientId beside it.";
        }
    }

    [GeneratedRegex(@"^[0-9a-zA-Z-]{1,127}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SecretName();
}
