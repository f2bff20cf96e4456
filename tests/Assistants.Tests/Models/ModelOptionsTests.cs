using Chatbotics.Assistants.Models;

namespace Chatbotics.Assistants.Tests.Models;

public sealed class ModelOptionsTests
{
    private static readonly ModelOptions Good = new() { Model = "gpt-mini", ApiKeyReference = "acme/openai-key" };

    [Fact]
    public void Good_options_pass() => Assert.Empty(ModelOptionsRules.Check(Good, "M"));

    public static TheoryData<ModelOptions, string> Bad => new()
    {
        { Good with { Endpoint = "api.openai.com" }, "M:Endpoint must be an absolute http(s) address without a query, such as https://api.openai.com/v1." },
        { Good with { Endpoint = "https://user:pw@host/v1" }, "M:Endpoint must be an absolute http(s) address without a query, such as https://api.openai.com/v1." },
        { Good with { Model = "" }, "M:Model must name the model with 1 to 200 characters." },
        { Good with { ApiKeyReference = "sk-123456" }, "M:ApiKeyReference must be a workspace's id, a slash and a name, such as \"acme/openai-key\". The key itself belongs into the vault." },
        { Good with { ApiKeyReference = null }, "M:ApiKeyReference is missing: OpenAi wants a key. Set it, or set Provider to Compatible." },
        { Good with { AzureApiVersion = "2024-10-21" }, "M:AzureApiVersion must be a date such as 2024-10-21, and belongs to the provider AzureOpenAi only." },
        { Good with { Timeout = TimeSpan.Zero }, "M:Timeout must be from 00:00:01 to 00:10:00, but is 00:00:00." },
        { Good with { Retries = 9 }, "M:Retries must be from 0 to 8, but is 9." },
        { Good with { Temperature = 2.5f }, "M:Temperature must be from 0 to 2, but is 2.5." },
        { Good with { BreakerFailureShare = double.NaN }, "M:BreakerFailureShare must be from 0.05 to 1, but is NaN." },
        { Good with { Price = new ModelPrice { InputPerMillion = -1m } }, "M:Price:InputPerMillion must be from 0 to 10000, but is -1." },
        { Good with { Price = new ModelPrice { Currency = "eur" } }, "M:Price:Currency must be three capital letters such as USD." },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Each_bad_value_is_named_in_a_sentence(ModelOptions options, string sentence) =>
        Assert.Equal([sentence], ModelOptionsRules.Check(options, "M"));

    [Fact]
    public void The_catalogue_is_checked_whole()
    {
        var options = new ModelsOptions { Default = ["main", "gone"] };
        options.Catalogue["main"] = Good;
        options.Catalogue["Bad Name"] = Good with { Retries = -1 };

        var result = new ModelsOptionsValidator().Validate(null, options);

        Assert.Equal(
            [
                "Models:Catalogue:Bad Name must be named with 1 to 40 lower-case letters, digits and inner hyphens.",
                "Models:Catalogue:Bad Name:Retries must be from 0 to 8, but is -1.",
                "Models:Default names \"gone\", which is not in Models:Catalogue.",
            ],
            result.Failures);
    }

    [Fact]
    public void Cost_counts_cached_input_apart()
    {
        var price = new ModelPrice { InputPerMillion = 2.5m, CachedInputPerMillion = 0.25m, OutputPerMillion = 10m };

        Assert.Equal(0.0002m + 0.00002m + 0.0005m, price.Of(160, 80, 50));
        Assert.Equal(0.0004m, (price with { CachedInputPerMillion = null }).Of(160, 80, 0));
        Assert.Equal(0m, new ModelPrice().Of(1_000_000, 0, 1_000_000));
    }
}
