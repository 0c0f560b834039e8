"""Given names usual in France: a sign, beside others, that words without civility name a person.

Not a list of everybody: a name that is absent only gives no sign. Folded; compounds are told by their parts.
"""

_USUAL = """
adele adeline adrien adrienne agathe agnes aicha aime aimee alain alban albert alexandra alexandre alexia alexis
alfred alice aline alix amandine ambre amelie amina anais andre andrea andree ange angele angelique anita anna
anne annick annie anthony antoine antonin antonio apolline ariane armand arnaud arthur assia astrid aubin aude
audrey aurelie aurelien aurore axel aymeric baptiste barbara bastien beatrice benedicte benjamin benoit
bernadette bernard berthe bertrand blaise blandine brice brigitte bruno camille candice capucine carine carla
carole caroline catherine cecile cedric celia celine chantal charles charlotte chloe christel christelle
christian christiane christine christophe claire clara clarisse claude claudette claudine clemence clement
clementine clothilde clotilde colette colin come coralie corentin corinne cyril cyrille damien daniel daniele
danielle daphne david deborah delphine denis denise diane didier djamila dolores dominique donatien dorian
dorothee edgar edith edmond edouard elena eleonore eliane elie eliot elisa elisabeth elise eloise elsa emeline
emile emilie emilien emma emmanuel emmanuelle enzo eric erika ernest estelle esther etienne eugene eugenie eva
eve evelyne fabien fabienne fabrice fanny farid fatima faustine felicie felix ferdinand fernand fernande flavien
flora florence florent florian florimond france francine francis franck francois francoise frederic frederique
gabriel gabrielle gael gaelle gaetan gaston gauthier genevieve georges georgette gerald geraldine gerard germain
germaine gilbert gilberte gilles gisele gregoire gregory guillaume gustave guy gwenaelle habib hakim hassan
hector helena helene henri henriette herve honore hubert hugo hugues ines irene iris isaac isabelle jacky
jacqueline jacques jade jamila janine jean jeanne jeannine jennifer jeremie jeremy jerome jessica joachim
jocelyne joel joelle johan johanna jonathan jordan joris jose joseph josephine josette josiane judith jules
julia julie julien juliette justin justine karim karine karl katia kevin khadija laetitia lara laura laure
laurence laurent laurine lea leila lena leo leon leonie leopold lilian liliane lionel lisa lise loic lola
lorenzo louis louise loup luc lucas lucette lucie lucien lucienne lucile ludivine ludovic lydia lydie lylou
madeleine maelle magali malika manon manuel marc marceau marcel marcelle margaux margot marguerite maria marie
marielle marina marine mario marion marius marjorie martial martin martine maryline maryse maryvonne mateo
mathias mathieu mathilde mathis matthieu maud maurice max maxence maxime mehdi melanie melissa michel michele
micheline mickael mireille mohamed monique morgane mounir muriel mylene myriam nabil nadege nadia nadine nadjib
nathalie nathan nelly nicolas nicole nina ninon noah noe noel noelle noemie nolwenn nora norbert norman oceane
odette odile olga olivia olivier omar onesime oriane oscar paola pascal pascale patrice patricia patrick paul
paule paulette pauline perrine philippe philippine pierre pierrette priscilla quentin rachel rachid raoul
raphael raymond raymonde regine regis remi remy renaud rene renee richard robert robin rodolphe rodrigue roger
roland romain romane romuald ronan rosalie rose roxane sabine sabrina sacha said salim salome samia samir samuel
sandra sandrine sarah sebastien selim serge severine simon simone sofia solange solene sonia sophie stanislas
stephane stephanie steven suzanne sybille sylvain sylviane sylvie tanguy tatiana teddy thalia theo theodore
theophile therese thibault thibaut thierry thomas timothee tiphaine tom toussaint tristan ugo ulysse valentin
valentine valere valerie vanessa veronique victoire victor victoria vincent violaine violette virgile virginie
viviane vivien wendy wilfried william xavier yann yannick yasmine yoann yohan yolande youssef yves yvette yvon
yvonne zoe zohra
"""

GIVEN_NAMES = frozenset(_USUAL.split())
