using System.Collections.Immutable;
using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;

namespace Chatbotics.Grains.Tests.Privacy;

public sealed class ReceiptTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Fact]
    public void A_signed_receipt_is_good_and_survives_its_file()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var receipt = Sign(key, 1, null);
        Assert.Equal(ReceiptFault.None, ReceiptVerifier.Verify(receipt));
        var read = Assert.Single(ReceiptFile.Read(ReceiptFile.Write(receipt))!.Value);
        Assert.Equal(ReceiptFault.None, ReceiptVerifier.Verify(read));
    }

    [Fact]
    public void Any_change_breaks_the_signature()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var good = Sign(key, 1, null);
        ErasureReceipt[] changed =
        [
            good with { Messages = good.Messages + 1 },
            good with { Workspace = "other" },
            good with { Policy = "none" },
            good with { Subject = new string('0', 64) },
            good with { FinishedAt = At.AddSeconds(9) },
            good with { BackupsClearBy = At },
            good with { Stores = [new StoreErasure("keys", 2, true)] },
            good with { Previous = new string('1', 64) },
            good with { Cause = ErasureCause.Meta },
        ];
        Assert.All(changed, receipt => Assert.Equal(ReceiptFault.BadSignature, ReceiptVerifier.Verify(receipt)));
        Assert.Equal(ReceiptFault.NotAReceipt, ReceiptVerifier.Verify(good with { Version = 2 }));
        Assert.Equal(ReceiptFault.BadKey, ReceiptVerifier.Verify(good with { PublicKey = Convert.ToBase64String(new byte[40]) }));
        Assert.Equal(ReceiptFault.BadSignature, ReceiptVerifier.Verify(good with { Signature = "%%%" }));
    }

    [Fact]
    public void A_receipt_that_is_taken_out_or_put_in_breaks_the_chain()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var first = Sign(key, 1, null);
        var second = Sign(key, 2, first);
        var third = Sign(key, 3, second);
        Assert.Null(ReceiptVerifier.VerifyAll([first, second, third]));
        Assert.Equal(ReceiptFault.BrokenChain, ReceiptVerifier.VerifyAll([first, third])!.Value.Fault);
        Assert.Equal(ReceiptFault.BrokenChain, ReceiptVerifier.VerifyAll([first, Sign(key, 2, third), third])!.Value.Fault);
        Assert.Equal(ReceiptFault.OtherKey, ReceiptVerifier.VerifyAll([first, Sign(other, 2, first)])!.Value.Fault);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("null")]
    [InlineData("{\"number\":1e999}")]
    [InlineData("{\"workspace\":null,\"number\":1}")]
    public void What_is_no_receipt_is_none(string text) => Assert.Null(ReceiptFile.Read(text));

    [Fact]
    public void The_signed_text_never_changes() => Assert.Equal(
        """
        chatbotics-receipt/1
        workspace: acme
        number: 1
        erasure: e1
        kind: Contact
        cause: Person
        policy: none at all
        subject: ab
        store keys: 1
        store journal: 1
        conversations: 1
        messages: 47
        media: 2
        started: 2026-03-04T05:06:07Z
        keys-destroyed: 2026-03-04T05:06:07Z
        finished: 2026-03-04T05:06:07Z
        backups-clear-by: 2026-04-03T05:06:07Z
        previous: 0000000000000000000000000000000000000000000000000000000000000000
        key: k

        """.ReplaceLineEndings("\n"),
        System.Text.Encoding.UTF8.GetString(ReceiptText.ToSign(Receipt(1, null) with { PublicKey = "k", Policy = "none\nat all" })));

    private static ErasureReceipt Sign(ECDsa key, long number, ErasureReceipt? before)
    {
        var receipt = Receipt(number, before) with { PublicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()) };
        return receipt with { Signature = Convert.ToBase64String(key.SignData(ReceiptText.ToSign(receipt), HashAlgorithmName.SHA256)) };
    }

    private static ErasureReceipt Receipt(long number, ErasureReceipt? before) => new()
    {
        Workspace = "acme",
        Number = number,
        Erasure = "e" + number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Kind = ErasureKind.Contact,
        Cause = ErasureCause.Person,
        Subject = "ab",
        Stores = ImmutableArray.Create(new StoreErasure("keys", 1, true), new StoreErasure("journal", 1, true)),
        Conversations = 1,
        Messages = 47,
        Media = 2,
        StartedAt = At,
        KeysDestroyedAt = At,
        FinishedAt = At,
        BackupsClearBy = At.AddDays(30),
        Previous = before is null ? ReceiptText.None : ReceiptText.Hash(before),
        PublicKey = "",
    };
}
