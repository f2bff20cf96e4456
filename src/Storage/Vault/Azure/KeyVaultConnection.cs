using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Chatbotics.Grains.Abstractions.Privacy;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Vault.Azure;

/// <summary>
/// The way to the Key Vault. The SDK answers its challenge, repeats what is throttled after the time that the vault asks for,
/// and gives up after a few seconds: whoever waits for a key is better refused soon.
/// </summary>
/// <param name="options">The vault's options.</param>
/// <param name="credential">Who signs in; null for what the options say.</param>
/// <param name="transport">How requests travel; null for the SDK's own.</param>
internal sealed class KeyVaultConnection(IOptions<VaultOptions> options, TokenCredential? credential = null, HttpPipelineTransport? transport = null)
{
    private const int Retries = 3;
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);
    private readonly Lazy<SecretClient> _client = new(() => Connect(options.Value, credential, transport));

    /// <summary>The client.</summary>
    public SecretClient Client => _client.Value;

    /// <summary>The vault's address, for sentences.</summary>
    public string Place => options.Value.Uri ?? "";

    /// <summary>A failure of the vault, as the product tells it. What the vault answered is kept as the cause.</summary>
    /// <param name="failure">The SDK's failure.</param>
    public VaultUnavailableException Unavailable(Exception failure) => new(
        failure switch
        {
            RequestFailedException { Status: 401 or 403 } or AuthenticationFailedException =>
                $"The Key Vault {Place} refuses this program. Give its identity the role \"Key Vault Secrets Officer\" there.",
            RequestFailedException { Status: 429 } => $"The Key Vault {Place} throttles. It is tried again.",
            _ => $"The Key Vault {Place} can't be reached. Nothing that needs a key is read or written until it can.",
        },
        failure);

    /// <summary>Whether an exception means that the vault can't be had.</summary>
    /// <param name="failure">The exception.</param>
    public static bool IsFailure(Exception failure) =>
        failure is RequestFailedException or AuthenticationFailedException or HttpRequestException or TaskCanceledException or AggregateException;

    private static SecretClient Connect(VaultOptions options, TokenCredential? credential, HttpPipelineTransport? transport)
    {
        var settings = new SecretClientOptions(SecretClientOptions.ServiceVersion.V7_5) { DisableChallengeResourceVerification = !options.VerifyChallenge };
        settings.Retry.MaxRetries = Retries;
        settings.Retry.Delay = s_firstDelay;
        settings.Retry.MaxDelay = s_longestDelay;
        settings.Retry.NetworkTimeout = s_timeout;

        // Secrets travel in bodies.
        settings.Diagnostics.IsLoggingContentEnabled = false;
        settings.Diagnostics.IsTelemetryEnabled = false;
        if (transport is not null)
        {
            settings.Transport = transport;
        }

        return new SecretClient(new Uri(options.Uri!), credential ?? Identity(options), settings);
    }

    private static TokenCredential Identity(VaultOptions options) => !string.IsNullOrEmpty(options.ClientSecret)
        ? new ClientSecretCredential(options.TenantId, options.ClientId, options.ClientSecret)
        : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.ClientId, TenantId = options.TenantId });
}
