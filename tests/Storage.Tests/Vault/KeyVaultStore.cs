using Azure.Core;
using Azure.Core.Pipeline;
using Chatbotics.Storage.Tests.Sqlite;
using Chatbotics.TestKit.Vault;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Storage.Tests.Vault;

/// <summary>A store whose vault is the double of Key Vault.</summary>
internal static class KeyVaultStore
{
    public const string MasterSecret = "chatbotics-master-key";

    public static IEnumerable<KeyValuePair<string, string?>> Settings(KeyVaultDouble vault) =>
    [
        new("Vault:Kind", "AzureKeyVault"),
        new("Vault:Uri", vault.Address.ToString()),
        new("Vault:VerifyChallenge", "false"),
    ];

    public static TestStore Open(
        KeyVaultDouble vault, string? folder = null, Action<StoreOptions>? options = null, TimeProvider? time = null, RecordedCredential? credential = null) => new(
        options,
        folder,
        Settings(vault),
        services =>
        {
            services.AddSingleton<TokenCredential>(credential ?? new RecordedCredential());
#pragma warning disable MA0039 // The double's certificate is its own.
            services.AddSingleton<HttpPipelineTransport>(new HttpClientTransport(new HttpClientHandler
            {
                ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
            }));
#pragma warning restore MA0039
            if (time is not null)
            {
                services.AddTime(time);
            }
        });
}

/// <summary>Gives the double's token, and remembers what it was asked for.</summary>
internal sealed class RecordedCredential : TokenCredential
{
    public List<(string Scope, string? Tenant)> Asked { get; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Asked.Add((requestContext.Scopes[0], requestContext.TenantId));
        return new AccessToken(KeyVaultDouble.Token, DateTimeOffset.MaxValue);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
