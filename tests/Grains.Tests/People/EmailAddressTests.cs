using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Tests.People;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData(" Ada@Example.COM ", "ada@example.com")]
    [InlineData("ada+tag@example.com", "ada+tag@example.com")]
    [InlineData("\u00c4da@b\u00fccher.example", "\u00e4da@b\u00fccher.example")]
    [InlineData("A\u0308da@example.com", "\u00e4da@example.com")]
    public void Addresses_are_compared_in_one_form(string typed, string expected)
    {
        Assert.True(EmailAddresses.TryNormalize(typed, out var normalized));
        Assert.Equal(expected, normalized);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("@example.com")]
    [InlineData("ada@")]
    [InlineData("ada@example..com")]
    [InlineData("ada@-example.com")]
    [InlineData("a@b@c.example")]
    [InlineData("ada@example.com\r\nBcc: eve@example.com")]
    [InlineData("ada\u202e@example.com")]
    [InlineData("ada\uff20eve@example.com")]
    [InlineData("\"a b\"@example.com")]
    public void What_is_no_address_or_hides_something_is_refused(string? typed) =>
        Assert.False(EmailAddresses.TryNormalize(typed, out _));

    [Fact]
    public void Half_a_character_is_refused() => Assert.False(EmailAddresses.TryNormalize("ada" + (char)0xd800 + "@example.com", out _));

    [Fact]
    public void Long_addresses_are_refused()
    {
        Assert.False(EmailAddresses.TryNormalize(new string('a', 65) + "@example.com", out _));
        Assert.False(EmailAddresses.TryNormalize("a@" + new string('b', 260) + ".com", out _));
    }
}
