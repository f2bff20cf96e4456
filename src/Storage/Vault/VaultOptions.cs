namespace Chatbotics.Storage.Vault;

/// <summary>Where the master key and the secrets are kept. Configuration section "Vault".</summary>
internal sealed record VaultOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Vault";

    /// <summary>The master key in a file or the configuration, secrets in <c>keys.db</c>.</summary>
    public const string Local = "Local";

    /// <summary>Master key and secrets in Azure Key Vault.</summary>
    public const string AzureKeyVault = "AzureKeyVault";

    /// <summary><see cref="Local"/> or <see cref="AzureKeyVault"/>.</summary>
    public string Kind { get; set; } = Local;

    /// <summary>The address of the Key Vault, for example <c>https://acme.vault.azure.net</c>.</summary>
    public string? Uri { get; set; }

    /// <summary>The master key, 32 bytes in base64. Takes the place of the file; meant for a secret in the environment.</summary>
    public string? MasterKey { get; set; }

    /// <summary>The master key before <see cref="MasterKey"/>, while everything is wrapped anew and as long as backups from before are kept.</summary>
    public string? PreviousMasterKey { get; set; }

    /// <summary>The master key's file; "vault/master.key" in the data folder when not set. Created at the first start.</summary>
    public string? MasterKeyFile { get; set; }

    /// <summary>The name of the Key Vault's secret that holds the master key: letters, digits and hyphens.</summary>
    public string MasterSecret { get; set; } = "chatbotics-master-key";

    /// <summary>What the names of all other secrets in the Key Vault begin with: letters, digits and hyphens, at most 40.</summary>
    public string SecretPrefix { get; set; } = "chatbotics";

    /// <summary>The directory in which the program signs in as an application; without it, the machine's own identity is used.</summary>
    public string? TenantId { get; set; }

    /// <summary>The application's id, or that of a managed identity.</summary>
    public string? ClientId { get; set; }

    /// <summary>The application's secret.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Whether the Key Vault's challenge must name a host that its address belongs to. Only for vaults under names of their own.</summary>
    public bool VerifyChallenge { get; set; } = true;

    /// <inheritdoc/>
    public override string ToString() => nameof(VaultOptions);
}
