using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Options;

namespace Chatbotics.Grains.Privacy.Receipts;

/// <inheritdoc cref="IReceiptLedgerGrain"/>
/// <param name="ledger">Which segment is written to.</param>
/// <param name="vault">Keeps the signing key, under the installation: the last receipt of a workspace outlives the workspace's keys.</param>
/// <param name="options">How long backups live.</param>
[GrainType("receipt-ledger")]
internal sealed class ReceiptLedgerGrain(
    [PersistentState("receipt-ledger")] IPersistentState<ReceiptLedgerState> ledger,
    ISecretVault vault,
    IOptions<PrivacyOptions> options) : Grain, IReceiptLedgerGrain
{
    private const int MaxLimit = 200;

    private readonly Dictionary<string, ErasureReceipt> _recent = new(StringComparer.Ordinal);
    private ErasureReceipt? _last;
    private byte[]? _signingKey;

    private string Tenant => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GrainKeys.Tenant(Tenant);
        for (var segment = Math.Max(0, ledger.State.Segment - 1); segment <= ledger.State.Segment; segment++)
        {
            foreach (var receipt in await Segment(segment).Read())
            {
                Remember(receipt);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<ErasureReceipt> Issue(ReceiptDraft draft)
    {
        if (_recent.TryGetValue(draft.Erasure, out var known))
        {
            return known;
        }

        using var key = await SigningKey();
        var number = (_last?.Number ?? 0) + 1;
        var receipt = new ErasureReceipt
        {
            Workspace = Tenant,
            Number = number,
            Erasure = draft.Erasure,
            Kind = draft.Kind,
            Cause = draft.Cause,
            Policy = draft.Policy,
            Subject = draft.Subject,
            Stores = draft.Stores,
            Conversations = draft.Conversations,
            Messages = draft.Messages,
            Media = draft.Media,
            StartedAt = draft.StartedAt,
            KeysDestroyedAt = draft.KeysDestroyedAt,
            FinishedAt = draft.FinishedAt,
            BackupsClearBy = BackupsClearBy(draft),
            Previous = _last is null ? ReceiptText.None : ReceiptText.Hash(_last),
            PublicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
        };
        receipt = receipt with { Signature = Convert.ToBase64String(key.SignData(ReceiptText.ToSign(receipt), HashAlgorithmName.SHA256)) };

        var segment = ReceiptSegments.Of(number);
        if (segment != ledger.State.Segment)
        {
            await ledger.Replace(new ReceiptLedgerState { Segment = segment });
        }

        try
        {
            await Segment(segment).Append(receipt);
        }
        catch
        {
            // It may have been written all the same: the next activation reads the truth.
            DeactivateOnIdle();
            throw;
        }

        Remember(receipt);
        return receipt;
    }

    /// <inheritdoc/>
    public async Task<string> HashSubject(ImmutableArray<string> subjects)
    {
        using var key = await SigningKey();
        var hashKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, _signingKey!, 32, info: "chatbotics/1|receipt-subject"u8.ToArray());
        var text = string.Join('\n', subjects.Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(HMACSHA256.HashData(hashKey, Encoding.UTF8.GetBytes(text)));
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<ErasureReceipt>> Read(long before, int limit)
    {
        limit = Math.Clamp(limit, 1, MaxLimit);
        before = Math.Min(before, (_last?.Number ?? 0) + 1);
        var found = ImmutableArray.CreateBuilder<ErasureReceipt>();
        while (before > 1 && found.Count < limit)
        {
            var receipts = await Segment(ReceiptSegments.Of(before - 1)).Read();
            foreach (var receipt in receipts.Reverse().Where(receipt => receipt.Number < before).Take(limit - found.Count).ToArray())
            {
                found.Add(receipt);
                before = receipt.Number;
            }

            if (receipts.IsEmpty)
            {
                break;
            }
        }

        return found.DrainToImmutable();
    }

    /// <inheritdoc/>
    public async Task<ErasureReceipt?> Get(long number) =>
        number < 1 || number > (_last?.Number ?? 0)
            ? null
            : (await Segment(ReceiptSegments.Of(number)).Read()).FirstOrDefault(receipt => receipt.Number == number);

    /// <inheritdoc/>
    public Task<long> Count() => Task.FromResult(_last?.Number ?? 0);

    /// <summary>
    /// What had a key of its own can't be read in any backup once the key's backups are gone. A part of something whose key
    /// lives on goes with the backups of the data.
    /// </summary>
    private DateTimeOffset BackupsClearBy(ReceiptDraft draft) => draft.Kind is ErasureKind.Message or ErasureKind.Knowledge or ErasureKind.Member or ErasureKind.Media or ErasureKind.Traces
        ? draft.FinishedAt + options.Value.DataBackupsKept
        : draft.KeysDestroyedAt + options.Value.KeyBackupsKept;

    private void Remember(ErasureReceipt receipt)
    {
        _recent[receipt.Erasure] = receipt;
        _last = receipt;
    }

    private IReceiptSegmentGrain Segment(int segment) =>
        GrainFactory.GetGrain<IReceiptSegmentGrain>(string.Create(CultureInfo.InvariantCulture, $"{Tenant}/{segment}"));

    private async ValueTask<ECDsa> SigningKey()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        try
        {
            if (_signingKey is null)
            {
                var reference = $"{IInstallationGrain.Key}/receipts-{Tenant}";
                if (await vault.Get(reference) is { } stored)
                {
                    _signingKey = Convert.FromBase64String(stored);
                }
                else
                {
                    var made = key.ExportPkcs8PrivateKey();
                    await vault.Put(reference, Convert.ToBase64String(made));
                    _signingKey = made;
                }
            }

            key.ImportPkcs8PrivateKey(_signingKey, out _);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
