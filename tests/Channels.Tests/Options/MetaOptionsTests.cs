using Chatbotics.Channels.Meta;
using Chatbotics.Grains.Channels.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Chatbotics.Channels.Tests.Options;

public sealed class MetaOptionsTests
{
    [Fact]
    public void The_defaults_are_good() =>
        Assert.True(new MetaOptionsValidator().Validate(null, new()).Succeeded);

    [Theory]
    [InlineData("GraphBaseUrl", "x", "Meta:GraphBaseUrl must be an absolute http(s) address, but is \"x\".")]
    [InlineData("GraphBaseUrl", "ftp://x", "Meta:GraphBaseUrl must be an absolute http(s) address, but is \"ftp://x\".")]
    [InlineData("InstagramGraphBaseUrl", "https://x/?a=b", "Meta:InstagramGraphBaseUrl must be an absolute http(s) address, but is \"https://x/?a=b\".")]
    [InlineData("GraphVersion", "25", "Meta:GraphVersion must be \"v\" and a number such as v25.0, but is \"25\".")]
    [InlineData("GraphVersion", "v25.0/../x", "Meta:GraphVersion must be \"v\" and a number such as v25.0, but is \"v25.0/../x\".")]
    [InlineData("AppId", "my app", "Meta:AppId must be digits, but is \"my app\".")]
    [InlineData("AppSecret", "short", "Meta:AppSecret must have 8 to 200 characters without a space at either end.")]
    [InlineData("InstagramAppSecret", "long-enough-secret ", "Meta:InstagramAppSecret must have 8 to 200 characters without a space at either end.")]
    [InlineData("VerifyToken", "short", "Meta:VerifyToken must have 8 to 200 characters.")]
    [InlineData("MaxBodyBytes", "12", "Meta:MaxBodyBytes must be from 1024 to 67108864, but is 12.")]
    [InlineData("RequestTimeoutMs", "0", "Meta:RequestTimeoutMs must be from 100 to 120000, but is 0.")]
    [InlineData("MaxConnections", "-1", "Meta:MaxConnections must be from 1 to 10000, but is -1.")]
    [InlineData("BreakerWindowMs", "1", "Meta:BreakerWindowMs must be from 500 to 600000, but is 1.")]
    public void A_wrong_value_gives_one_sentence_that_names_the_key(string key, string value, string sentence)
    {
        using var services = Services(("Meta:" + key, value));
        var fault = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<MetaOptions>>().Value);
        Assert.Equal([sentence], fault.Failures);
    }

    [Fact]
    public void A_value_of_another_type_names_the_key()
    {
        using var services = Services(("Meta:MaxBodyBytes", "many"));
        var fault = Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IOptions<MetaOptions>>().Value);
        Assert.Contains("Meta:MaxBodyBytes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_secret_is_shown()
    {
        using var services = Services(("Meta:AppSecret", " canary-secret"), ("Meta:VerifyToken", "canary"));
        var fault = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<MetaOptions>>().Value);
        Assert.DoesNotContain("canary", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", new MetaOptions { AppSecret = "canary-secret" }.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_platform_has_one_sender()
    {
        using var services = Services();
        services.GetRequiredService<IChannelMedia>();
        Assert.Equal(3, services.GetServices<IChannelSender>().Select(sender => sender.Platform).Distinct().Count());
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IConnectionCredentials>(new Sending.ChannelHarness.FixedCredentials())
        .AddMetaChannels(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build())
        .BuildServiceProvider();
}
