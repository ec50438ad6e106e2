namespace ElbContract.Specification.Clauses;

/// <summary>Every sentence and cell of the page that has an id, in the page's order.</summary>
internal static class PageTable
{
    /// <summary>A line each: its id, its fingerprint and, where no clause cites it, either the clause that speaks of it or, after a hyphen,
    /// why none does.</summary>
    internal const string Lines = """
        p9482175102258 5af30ef6b727c6f8 - says what the call is for
        p24749807 a53841246a9a1665
        p37368736 dd066ec1bf1d4485 - heads a column
        p6968762 1a666d0d3e0f13ee - heads a column
        p586113175312 baaddf70fb5d432b - heads a column
        p27598869 526e0087cc3f254d - heads a column
        p1399071505415 ff7056300b3e7b51 project-id.mandatory
        p6162677511304 85a39ab345d672ff
        p557643211309 b2ef230e7f4f315a project-id.mandatory
        p35845144113012 2414078268dc317a - says what the parameter is for
        p16468652 82a3537ff0dbce7e name.mandatory
        p58892473 85a39ab345d672ff
        p47475220175312 b2ef230e7f4f315a
        li57991158112925 bc7908cea603cf76 - says what the parameter is for
        li2214816191929 b3a0ce2924a3e6fa
        p10598606 c9046f7a37ad0ea7 description.optional
        p53180767 1ea442a134b2a184
        p32682146175312 b2ef230e7f4f315a
        li12725156112938 15ed182cfa19754a - says what the parameter is for
        li53047520191936 e344338017aafa74
        p40519951 a9eb3694c8ea3636 loadbalancer-id.mandatory
        p60890569 85a39ab345d672ff
        p30008174175312 b2ef230e7f4f315a
        p3957675 2a5e0220d63a2196
        p66572856 2ea88c7a30351b12 protocol.mandatory
        p23692278 85a39ab345d672ff
        p14743026175312 b2ef230e7f4f315a
        li2399147213 7f2d3c58d2e9bfd6 - says what the parameter is for
        li4379256191711 ec61f8fef28cc48d
        li7311276191551 ada598b5fb84be3e
        p8274172 f8d397a33fcb9725 port.mandatory
        p66228199 85a39ab345d672ff
        p53334487175312 2876814bd73accf5
        li34378817113210 4a271ce3abd50cfa - says what the parameter is for
        li5627174119201 763da3c7f17a515f
        p29578451 b1de8d7f2988b78c backend-protocol.mandatory
        p47044325 85a39ab345d672ff
        p25126213175312 b2ef230e7f4f315a
        li42836158113220 9937139e526bccca - says what the parameter is for
        p49981105113220 7ef9403075166da8
        p902425621319 eb2adbfca984a93a
        li22381387192012 dea01c9b33527d82
        p24981566 753eb0129340940d
        p10240961 85a39ab345d672ff
        p21957347175312 2876814bd73accf5
        li40903357192029 436978f9e08a4923 - says what the parameter is for
        li28717494192029 763da3c7f17a515f
        p45988614 d2a508803d4d3052 lb-algorithm.mandatory
        p34090260 85a39ab345d672ff lb-algorithm.mandatory
        p33714649175312 b2ef230e7f4f315a
        li3929161818419 4429e550931009e1 - says what the parameter is for
        li5209369192037 bc1dd9809465a6b4
        p7284614 8dda81ab9bc97456 session-sticky.optional
        p53182860 1ea442a134b2a184
        p10999535175312 a066ff921096d0f9
        li23102675192047 9b6f7cd79c9e8956 - says what the parameter is for
        li131471032943 6fbc5954670e45b3
        li65541332184246 a3ca99ced157382e
        li65542336184257 e234a22eb80effa8
        p50184984 a9add0212ee77134 sticky-session-type.values
        p38451933 1ea442a134b2a184 sticky-session-type.values
        p18547167175312 b2ef230e7f4f315a
        p16233481539 0191adfb09f61806
        li183435319216 a5bc485e3a677810
        li2400307919212 f919148176c4864e
        p15271547 8fdf1f44a5adceb1 cookie-timeout.range
        p29035785 1ea442a134b2a184 cookie-timeout.range
        p25925576175312 2876814bd73accf5
        li1500502011335 5a20bbbf6d63b993
        li12119810192112 06f738b72a18df7e
        p53567632221110 50bb77c45a6fe34a tcp-timeout.range
        p44010958221110 1ea442a134b2a184 tcp-timeout.range
        p8117820221110 2876814bd73accf5
        li42484656113348 f7b897dbdc1a9d80 - says what the parameter is for
        li60564217192147 06f738b72a18df7e
        p5269499415041 22943c6c2a744ce8 tcp-draining.values
        p4043609715041 1ea442a134b2a184 tcp-draining.values
        p73514931518 a066ff921096d0f9
        li828079811340 5ac5beca3c60dd79
        li31545229192140 439c430f5dc901a0
        p6329001715041 442ebd9ed12caab5 tcp-draining-timeout.range
        p2621771615041 1ea442a134b2a184 tcp-draining-timeout.range
        p504630031518 2876814bd73accf5
        li30591518113411 1e38d5e466fbda48 - says what the parameter is for
        p6888206113411 b6bc4015dfaa9897
        li62862534192129 3c79e119e599425e
        p2379924192224 4699580056c1273b certificate-id.mandatory
        p58556147192224 1ea442a134b2a184 certificate-id.mandatory
        p45427491192224 b2ef230e7f4f315a
        li32506248113436 30b98451b463024c
        li53198941192236 da920e77f3e72cba - says where to get the id
        p9916930184827 f78c06aa55a0e2d1 certificates.https
        p65073860184827 1ea442a134b2a184 certificates.https
        p36491294184827 b2ef230e7f4f315a certificates.https
        li27043718184827 cb3b195509dae014
        li27814765191711 d77b31d48476996f
        p39256153103850 d809095e633737c3 udp-timeout.range
        p25631825103850 1ea442a134b2a184 udp-timeout.range
        p62911958103850 2876814bd73accf5
        li20818491113451 9c2ad318f36beeae - says what the parameter is for
        li2732320103952 06f738b72a18df7e
        p9702520155436 30fc499212b16a19 ssl-protocols.values
        p47706695155436 1ea442a134b2a184 ssl-protocols.values
        p39037119155436 b2ef230e7f4f315a ssl-protocols.values
        li3901632155436 cdf8c68c88d0a640
        li35114695155436 8a2498895dfe3411
        p30135916155436 0f72993c1a484b48 ssl-ciphers.values
        p25090145155436 1ea442a134b2a184 ssl-ciphers.values
        p19035850155436 b2ef230e7f4f315a ssl-ciphers.values
        li52709009155436 db86f1df555ef1c0
        li4619034155436 71260a37af1054ab
        p41571308155436 f6fdd52952dee581
        p38597456155436 65d16ab61488fc8e
        p25420824101613 4e98874a5dde3127
        p11832792155436 5323f1e9b6e83375
        li76402010134019 8217b13799884f59 - heads a section
        p4470514174120 dc937b59892604f5 - contradicts the table of parameters, see the contradictions
        li929611924012 ba15af9e002393bc - heads a section
        screen53393129215745 b7cf9c32e46fd876 - an example: the page contradicts it elsewhere, see the contradictions
        li16838206154613 bbac445d65b2a25c - heads a section
        p60537982154613 dd066ec1bf1d4485 - heads a column
        p56002375174110 baaddf70fb5d432b - heads a column
        p39444710154613 526e0087cc3f254d - heads a column
        p19335774105559 24febddc5ef2a119 response.update-time
        p22693884105559 b2ef230e7f4f315a response.update-time
        p26265290105559 602785d17b785b8b
        p61871354112435 753eb0129340940d response.backend-port
        p45523776112435 2876814bd73accf5 response.backend-port
        p63547210112435 436978f9e08a4923
        p1611443112451 a56145270ce6b3be response.id
        p63418047112451 b2ef230e7f4f315a response.id
        p36588143112451 c03bc70840fb4b13
        p4791064611256 b1de8d7f2988b78c response.backend-protocol
        p5555709011256 b2ef230e7f4f315a response.backend-protocol
        p383046711256 70af26dc64b4f7f4
        p49640788112520 a9add0212ee77134 response.sticky-session-type
        p61480912112520 b2ef230e7f4f315a response.sticky-session-type
        p650285517815 df68105850fa57eb
        p4592171112531 c9046f7a37ad0ea7 response.description
        p36421590112531 b2ef230e7f4f315a response.description
        p64467690112531 15ed182cfa19754a
        p51496117112539 a9eb3694c8ea3636 response.loadbalancer-id
        p10435921112539 b2ef230e7f4f315a response.loadbalancer-id
        p40003298112539 2a5e0220d63a2196
        p53216976112553 b096214caf27e45b response.create-time
        p15607836112553 b2ef230e7f4f315a response.create-time
        p56275171112553 32e14c5531fae1a0
        p435933911266 073c1634c496cdb6 response.status
        p1756217311266 b2ef230e7f4f315a response.status
        p1324989511266 22b7db8ab1564c40
        p12891195112620 2ea88c7a30351b12 response.protocol
        p37553845112620 b2ef230e7f4f315a response.protocol
        p21962587112620 66420b82b73f7b47
        p39880824112631 f8d397a33fcb9725 response.port
        p9121275112631 2876814bd73accf5 response.port
        p625848112631 4a271ce3abd50cfa
        p65083069112640 8fdf1f44a5adceb1 response.cookie-timeout
        p37237251112640 2876814bd73accf5 response.cookie-timeout
        li45994666114017 f4c0d0f48021466a
        li63414099114020 06f738b72a18df7e
        p41617568112654 98fb3ef959747bea response.admin-state-up
        p15579875112654 a066ff921096d0f9 response.admin-state-up
        li53389953122310 13c6a9d02443011d
        li10747536122310 9c130f757b15bab0
        p29618964122310 669a70d7590a9a9b response.admin-state-up
        p5417219112300 749534aef50c6d35 response.admin-state-up
        p6289229911276 8dda81ab9bc97456 response.session-sticky
        p6111147611276 a066ff921096d0f9 response.session-sticky
        p5108249311276 24ee644ea357211d
        p37159682112726 d2a508803d4d3052 response.lb-algorithm
        p57144240112726 b2ef230e7f4f315a response.lb-algorithm
        p65280694112726 4429e550931009e1
        p28728206112748 82a3537ff0dbce7e response.name
        p45283315112748 b2ef230e7f4f315a response.name
        p44069876112748 bc7908cea603cf76
        p5106616415859 22943c6c2a744ce8 response.tcp-draining
        p3765702915859 a066ff921096d0f9 response.tcp-draining
        li35046114040 5ac5beca3c60dd79
        li58155701192359 439c430f5dc901a0
        p2215775615859 442ebd9ed12caab5 response.tcp-draining-timeout
        p1924037015859 2876814bd73accf5 response.tcp-draining-timeout
        li13646481114058 1e38d5e466fbda48
        p55709469114058 b6bc4015dfaa9897
        li34231664192412 3c79e119e599425e
        p4592700819328 30fc499212b16a19 response.ssl-protocols
        p2910020719328 b2ef230e7f4f315a response.ssl-protocols
        li62432228213258 fb33619a8fc68c1f
        li35779204213255 0a001a7b6c622be8
        p1571312819328 0f72993c1a484b48 response.ssl-ciphers
        p6480388419328 b2ef230e7f4f315a response.ssl-ciphers
        li675278321335 7f5b7881fee83d5f
        li5038687821332 0a001a7b6c622be8
        p5715067519328 4699580056c1273b response.certificate-id
        p6580199019328 b2ef230e7f4f315a response.certificate-id
        li19127616213313 cf8486236aa6aea5
        li52883455213310 0a001a7b6c622be8
        p560472819328 f78c06aa55a0e2d1 response.certificates
        p5132986019328 b2ef230e7f4f315a response.certificates
        li59306231213235 cb3b195509dae014
        li66331846213238 0dc0d18508d0d4fd
        li21724664 5ca582488caf0933 - heads a section
        screen19272345215818 8b27f2518d294719 - an example: the page contradicts it elsewhere, see the contradictions
        li15537542 a7248eeb45eb1ce2 - heads a section
        p5620158 27badc983df1780b
        li50581426 54a0e8c17ebb21a1 - heads a section
        p36308450151444 6bd59553de9b85ef - heads a column
        p20658614155915 2f77668a9dfbf8d5 - heads a column
        p55303327151444 526e0087cc3f254d - heads a column
        p54611418151444 26d228663f13a885
        p570624225916 5322aeef5aee22a5
        p61448744151444 8f4695efff40298a status.400
        p34522807151444 dcaadad1cfce4377
        p570711427599 e9d83f01c9aff03a
        p44883945151444 0ddedf905779bc0b status.401
        p38379639151444 d26eae87829adde5
        p197071142175919 654a74f7255f3ac3
        p21743064151444 0721403c40a1c26c status.403
        p13002129151444 6b3c238ebcf1f3c0
        p117074428598 0019dfc4b32d63c1
        p46539514151444 23bc550462dc261f status.404
        p37329729151444 0604cd3138feed20
        p147073421594 a83818e38328dfdd
        p3809180151444 fcca0a7f6cdb140c status.500
        p25429196151444 7182dd431b5c8833
        p147075427593 ef551a71acfcf997
        p46498963151444 6468ac9f9bca964f status.503
        """;
}
