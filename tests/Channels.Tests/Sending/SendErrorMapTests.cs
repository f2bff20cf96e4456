using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Tests.Sending;

/// <summary>Every code of the tables.</summary>
public sealed class SendErrorMapTests
{
    [Theory]
    [InlineData(SendErrorKind.TokenInvalid, 0, 190)]
    [InlineData(SendErrorKind.PermissionMissing, 3, 10, 200, 230, 299)]
    [InlineData(SendErrorKind.Temporary, 1, 2, 131000, 131016, 133004, 131057)]
    [InlineData(SendErrorKind.Throttled, 4, 80007, 130429, 131048, 131056)]
    [InlineData(SendErrorKind.OutsideWindow, 131047)]
    [InlineData(SendErrorKind.RecipientUnavailable, 131026, 131050, 130472, 131030)]
    [InlineData(SendErrorKind.NotNow, 131049)]
    [InlineData(SendErrorKind.InvalidRequest, 131021, 131008, 131009, 100, 131051, 131062, 132000, 132001, 132005, 132007, 132012, 132015, 132016, 132068, 132069, 999)]
    [InlineData(SendErrorKind.MediaRejected, 131052, 131053)]
    [InlineData(SendErrorKind.AccountBlocked, 131031, 368, 130497, 131042, 131045, 133010)]
    public void WhatsApp(SendErrorKind kind, params int[] codes) =>
        Assert.All(codes, code => Check(ChannelPlatform.WhatsApp, kind, code, 0));

    [Theory]
    [InlineData(SendErrorKind.OutsideWindow, 10, 2018278)]
    [InlineData(SendErrorKind.OutsideWindow, 10, 2534022)]
    [InlineData(SendErrorKind.OutsideWindow, 10, 2018065)]
    [InlineData(SendErrorKind.RecipientUnavailable, 551, 1545041)]
    [InlineData(SendErrorKind.RecipientUnavailable, 551, 0)]
    [InlineData(SendErrorKind.RecipientUnavailable, 200, 1545041)]
    [InlineData(SendErrorKind.RecipientUnavailable, 10, 2018108)]
    [InlineData(SendErrorKind.RecipientUnavailable, 100, 2018001)]
    [InlineData(SendErrorKind.RecipientUnavailable, 100, 2534014)]
    [InlineData(SendErrorKind.MediaRejected, 100, 2018047)]
    [InlineData(SendErrorKind.TokenInvalid, 190, 0)]
    [InlineData(SendErrorKind.TokenInvalid, 190, 458)]
    [InlineData(SendErrorKind.TokenInvalid, 190, 460)]
    [InlineData(SendErrorKind.TokenInvalid, 190, 463)]
    [InlineData(SendErrorKind.PermissionMissing, 10, 0)]
    [InlineData(SendErrorKind.PermissionMissing, 200, 0)]
    [InlineData(SendErrorKind.PermissionMissing, 230, 0)]
    [InlineData(SendErrorKind.PermissionMissing, 200, 2534041)]
    [InlineData(SendErrorKind.Throttled, 4, 0)]
    [InlineData(SendErrorKind.Throttled, 17, 0)]
    [InlineData(SendErrorKind.Throttled, 32, 0)]
    [InlineData(SendErrorKind.Throttled, 613, 0)]
    [InlineData(SendErrorKind.Throttled, 80002, 0)]
    [InlineData(SendErrorKind.Throttled, 613, 2534040)]
    [InlineData(SendErrorKind.AccountBlocked, 368, 0)]
    [InlineData(SendErrorKind.AccountBlocked, 100, 2534029)]
    [InlineData(SendErrorKind.AccountBlocked, 10, 1893063)]
    [InlineData(SendErrorKind.Temporary, 1, 0)]
    [InlineData(SendErrorKind.Temporary, 2, 0)]
    [InlineData(SendErrorKind.Temporary, 1200, 0)]
    [InlineData(SendErrorKind.InvalidRequest, 100, 0)]
    [InlineData(SendErrorKind.InvalidRequest, 2500, 0)]
    [InlineData(SendErrorKind.InvalidRequest, 999, 0)]
    public void Messenger_and_Instagram(SendErrorKind kind, int code, int subcode)
    {
        Check(ChannelPlatform.Messenger, kind, code, subcode);
        Check(ChannelPlatform.Instagram, kind, code, subcode);
    }

    [Theory]
    [InlineData(ChannelPlatform.WhatsApp, 999)]
    [InlineData(ChannelPlatform.Messenger, 999)]
    [InlineData(ChannelPlatform.Instagram, 100)]
    public void What_the_platform_calls_transient_is_temporary(ChannelPlatform platform, int code) =>
        Assert.Equal(
            SendErrorKind.Temporary, SendErrorMap.Of(platform, new() { Code = code, IsTransient = true }).Error!.Kind);

    [Fact]
    public void A_code_that_may_have_sent_decides_nothing()
    {
        Assert.True(SendErrorMap.Of(ChannelPlatform.Messenger, new() { Code = 1, Subcode = 1357046 }).IsUnknown);
        Assert.True(SendErrorMap.Of(ChannelPlatform.Instagram, new() { Code = 1, Subcode = 1357046 }).IsUnknown);
    }

    [Fact]
    public void Some_codes_say_how_long_to_wait()
    {
        Assert.Equal(TimeSpan.FromHours(24), Of(131049).RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(6), Of(131056).RetryAfter);
        Assert.Equal(TimeSpan.FromMinutes(1), Of(131057).RetryAfter);
        Assert.Null(Of(130429).RetryAfter);
    }

    private static SendError Of(int code) => SendErrorMap.Of(ChannelPlatform.WhatsApp, new() { Code = code }).Error!;

    private static void Check(ChannelPlatform platform, SendErrorKind kind, int code, int subcode)
    {
        var error = SendErrorMap.Of(platform, new() { Code = code, Subcode = subcode, Message = "raw text of the platform" }).Error!;
        Assert.Equal((kind, code, subcode), (error.Kind, error.Code, error.Subcode));
        Assert.EndsWith(".", error.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("raw text", error.Text, StringComparison.Ordinal);
        if (kind is SendErrorKind.TokenInvalid or SendErrorKind.PermissionMissing)
        {
            Assert.NotNull(error.OwnerAction);
        }
    }
}
