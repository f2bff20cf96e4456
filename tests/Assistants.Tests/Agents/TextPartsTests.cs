using System.Text;
using Chatbotics.Assistants.Agents;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Assistants.Tests.Agents;

/// <summary>What a channel takes, and when an agent answers.</summary>
public sealed class TextPartsTests
{
    [Theory]
    [InlineData(ChannelPlatform.Instagram, "Grüße aus München 🌞. ")]
    [InlineData(ChannelPlatform.Instagram, "مرحبا بكم في متجرنا. ")]
    [InlineData(ChannelPlatform.Messenger, "A sentence of some length. ")]
    [InlineData(ChannelPlatform.WhatsApp, "A sentence of some length. ")]
    public void A_long_answer_is_cut_at_sentences_to_what_the_channel_takes(ChannelPlatform platform, string sentence)
    {
        var text = string.Concat(Enumerable.Repeat(sentence, 160)).Trim();
        var parts = TextParts.Split(text, platform);
        Assert.InRange(parts.Length, platform == ChannelPlatform.WhatsApp ? 1 : 2, 6);
        Assert.All(parts, part => Assert.EndsWith(".", part, StringComparison.Ordinal));
        Assert.All(parts, part => Assert.True(platform switch
        {
            ChannelPlatform.Instagram => Encoding.UTF8.GetByteCount(part) <= 1_000,
            ChannelPlatform.Messenger => part.Length <= 2_000,
            _ => part.Length <= 4_096,
        }));
        Assert.StartsWith(parts[0], text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_without_any_gap_is_cut_between_characters_and_no_pair_is_torn()
    {
        var parts = TextParts.Split(string.Concat(Enumerable.Repeat("🌞", 600)), ChannelPlatform.Instagram);
        Assert.All(parts, part => Assert.False(char.IsLowSurrogate(part[0]) || char.IsHighSurrogate(part[^1])));
        Assert.All(parts, part => Assert.True(Encoding.UTF8.GetByteCount(part) <= 1_000));
    }

    [Theory]
    [InlineData("2026-11-23T08:30:00+01:00", true)]
    [InlineData("2026-11-23T17:00:00+01:00", false)]
    [InlineData("2026-11-24T09:00:00+01:00", false)]
    public void Hours_count_in_the_business_own_time_zone_and_may_mean_outside_of_them(string time, bool isWithin)
    {
        var hours = new AgentHours { TimeZone = "Europe/Vienna", Spans = [new HoursSpan(1, 8 * 60, 17 * 60)] };
        var at = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();
        Assert.Equal(isWithin, hours.Includes(at));
        Assert.Equal(!isWithin, (hours with { IsOutside = true }).Includes(at));
    }
}
