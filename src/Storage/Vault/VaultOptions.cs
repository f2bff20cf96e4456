namespace Chatbotics.Storage.Vault;

/// <summary>The master key that wraps all other keys. Configuration section "Vault".</summary>
internal sealed record VaultOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Vault";

    /// <summary>The master key, 32 bytes in base64. Takes the place of the file; meant for a secret in the environment.</summary>
    public string? MasterKey { get; set; }

    /// <summary>The master key's file; "vault/master.key" in the data folder when not set. Created at the first start.</summary>
    public string? MasterKeyFile { get; set; }

    /// <inheritdoc/>
    public override string ToString() => nameof(VaultOptions);
}
