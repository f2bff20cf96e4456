using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Media;
using Chatbotics.Grains.Privacy;

namespace Chatbotics.Grains.Tests.Media;

public sealed class MediaSealTests : IDisposable
{
    private static readonly ConversationKey Lea = ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, "1"), "49151");
    private static readonly ConversationKey Tom = ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, "1"), "49152");
    private static readonly ConversationKey Elsewhere = ConversationKey.Create(ConnectionKey.Create("other", ChannelPlatform.WhatsApp, "1"), "49151");

    private readonly DataKey _key = new(new Guid("5d6f9c9e-3df6-4b8f-9a55-0c7a4f6a1b2c"), Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());

    public void Dispose() => _key.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(MediaSeal.Block - 1)]
    [InlineData(MediaSeal.Block)]
    [InlineData(MediaSeal.Block + 1)]
    [InlineData((3 * MediaSeal.Block) + 17)]
    public async Task Whatever_its_size_it_comes_back_whole_and_from_any_place(int size)
    {
        var plain = Bytes(size);
        var sealedBytes = await Seal(plain, Lea, "f1");
        Assert.Equal(plain, await Read(sealedBytes, Lea, "f1", size));

        await using var stream = new OpeningStream(new MemoryStream(sealedBytes), _key, Lea, "f1", size);
        stream.Seek(-Math.Min(size, 10), SeekOrigin.End);
        var end = new byte[Math.Min(size, 10)];
        await stream.ReadExactlyAsync(end);
        Assert.Equal(plain[^end.Length..], end);
    }

    [Fact]
    public async Task It_opens_for_no_other_conversation_workspace_or_file()
    {
        var sealedBytes = await Seal(Bytes(100), Lea, "f1");
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Read(sealedBytes, Tom, "f1", 100));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Read(sealedBytes, Elsewhere, "f1", 100));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Read(sealedBytes, Lea, "f2", 100));
    }

    [Fact]
    public async Task Blocks_cannot_be_cut_off_or_swapped()
    {
        const int Size = 2 * MediaSeal.Block;
        var sealedBytes = await Seal(Bytes(Size), Lea, "f1");
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Read(sealedBytes[..(sealedBytes.Length / 2)], Lea, "f1", MediaSeal.Block));

        byte[] swapped = [.. sealedBytes[(sealedBytes.Length / 2)..], .. sealedBytes[..(sealedBytes.Length / 2)]];
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Read(swapped, Lea, "f1", Size));

        sealedBytes[^1] ^= 1;
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Read(sealedBytes, Lea, "f1", Size));
    }

    [Fact]
    public void A_header_names_its_key_and_opens_for_its_file_only()
    {
        var header = MediaSeal.Write(_key, "acme", "f1", new MediaHeader { Conversation = Lea.Value, Name = "a.png", Type = "image/png", Size = 5 });
        Assert.Equal(_key.Id, MediaSeal.KeyOf(header));
        Assert.Equal("a.png", MediaSeal.Open(_key, "acme", "f1", header).Name);
        Assert.ThrowsAny<CryptographicException>(() => MediaSeal.Open(_key, "acme", "f2", header));
        Assert.ThrowsAny<CryptographicException>(() => MediaSeal.Open(_key, "other", "f1", header));
        Assert.Null(MediaSeal.KeyOf("short"u8));
    }

    [Fact]
    public async Task What_is_larger_than_allowed_is_refused_while_it_comes()
    {
        await using var stream = new SealingStream(new MemoryStream(), _key, Lea, "f1", limit: 10);
        await stream.WriteAsync(new byte[10]);
        await Assert.ThrowsAsync<IOException>(async () => await stream.WriteAsync(new byte[1]));
        Assert.True(stream.IsTooLarge);
    }

    [Fact]
    public async Task The_first_form_stays_readable()
    {
        // Sealed when this form was new; it must open for ever.
        Assert.Equal("a small file"u8.ToArray(), await Read(Convert.FromBase64String(FrozenFile.Content), Lea, "f1", 12));
        Assert.Equal("a.png", MediaSeal.Open(_key, "acme", "f1", Convert.FromBase64String(FrozenFile.Header)).Name);
    }

    private static byte[] Bytes(int size) => [.. Enumerable.Range(0, size).Select(i => (byte)(i * 31))];

    private async Task<byte[]> Seal(byte[] plain, ConversationKey conversation, string id)
    {
        var inner = new MemoryStream();
        await using var stream = new SealingStream(inner, _key, conversation, id, limit: long.MaxValue);
        await new MemoryStream(plain).CopyToAsync(stream, 7_001);
        await stream.Finish(CancellationToken.None);
        Assert.Equal(plain.Length, stream.Size);
        return inner.ToArray();
    }

    private async Task<byte[]> Read(byte[] sealedBytes, ConversationKey conversation, string id, long size)
    {
        await using var stream = new OpeningStream(new MemoryStream(sealedBytes), _key, conversation, id, size);
        var plain = new MemoryStream();
        await stream.CopyToAsync(plain);
        return plain.ToArray();
    }
}
