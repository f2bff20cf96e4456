using System.Security.Cryptography;
using Chatbotics.Grains.Privacy;
using Chatbotics.Storage.Vault;

namespace Chatbotics.Storage.Tests.Vault;

/// <summary>Sealed and wrapped forms as the first release wrote them: they open for ever.</summary>
public sealed class FrozenBytesTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];

    [Fact]
    public void A_sealed_text_opens()
    {
        const string Sealed = "01A0A1A2A3A4A5A6A7A8A9AAABAE7D10412AE722C80A00F5B62713B3FE1DD5797FE0D3271EA3F9211E90048CAD97EF639C689B1D19FB";
        using var key = new DataKey(Guid.Empty, Key);
        var place = DataKey.Context("acme/whatsapp/106540352242922/447700900001", 7, new byte[600]);
        Assert.Equal("Hello, where is my order?"u8.ToArray(), key.Open(Convert.FromHexString(Sealed), place));

        for (var index = 0; index < Sealed.Length / 2; index++)
        {
            var changed = Convert.FromHexString(Sealed);
            changed[index] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => key.Open(changed, DataKey.Context("acme/whatsapp/106540352242922/447700900001", 7, new byte[600])));
        }

        Assert.ThrowsAny<CryptographicException>(() =>
            key.Open(Convert.FromHexString(Sealed), DataKey.Context("acme/whatsapp/106540352242922/447700900001", 8, new byte[600])));
    }

    [Fact]
    public void A_wrapped_key_opens()
    {
        const string Wrapped = "01A0A1A2A3A4A5A6A7A8A9AAABF90661315ED11BA7757392C71468D1CE7FA2541C99BD4B649B0823827CA97401F597E0BDDAB2475F17959D6D528CF22B";
        var context = KeyWrap.Context("data-key", "acme", "00112233445566778899aabbccddeeff");
        Assert.Equal(Key.Reverse(), KeyWrap.Unwrap(Key, Convert.FromHexString(Wrapped), context));
        Assert.ThrowsAny<CryptographicException>(() =>
            KeyWrap.Unwrap(Key, Convert.FromHexString(Wrapped), KeyWrap.Context("data-key", "other", "00112233445566778899aabbccddeeff")));
    }

    [Fact]
    public void A_derived_key_stays_the_same() =>
        Assert.Equal("F2F21466F4796BF4B5527BF36A281DBE9F2E7FE1C8D7031EB28562D6ACBDCF05", Convert.ToHexString(KeyWrap.Derive(Key, "secret")));
}
